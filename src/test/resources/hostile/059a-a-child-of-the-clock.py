# 059 leaves a child of the clock, which its own parent never waits for | expect: OK
# stdout: done
# every-mode
import ctypes, os
CLONE, CLONE_PARENT, SIGCHLD = 56, 0x8000, 17
if ctypes.CDLL(None).syscall(CLONE, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0) == 0:
    os._exit(0)
print('done')
