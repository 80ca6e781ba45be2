# 101 looks for shared memory and a queue of the run before | expect: DENY
# stdout: absent absent
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
print(*('there' if found >= 0 else 'absent' for found in [libc.shmget(4711, 0, 0), libc.msgget(4711, 0)]))
