# 101 leaves shared memory and queues of both kinds for the next run | expect: OK
# degraded: OK
# stdout: left True True True
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
made = [libc.shmget(4711, 4096, 0o1666), libc.msgget(4711, 0o1666), libc.mq_open(b'/left-by-101', os.O_CREAT | os.O_RDWR, 0o666, None)]
print('left', *(it >= 0 for it in made))
