# 101 looks for shared memory and queues of the run before | expect: DENY
# after: 101-shared-objects-of-the-kernel.py
# stdout: absent absent absent
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
found = [libc.shmget(4711, 0, 0), libc.msgget(4711, 0), libc.mq_open(b'/left-by-101', os.O_RDWR)]
print(*('there' if it >= 0 else 'absent' for it in found))
