# 101 leaves shared memory and a queue for the next run | expect: OK
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
print(libc.shmget(4711, 4096, 0o1666), libc.msgget(4711, 0o1666))
