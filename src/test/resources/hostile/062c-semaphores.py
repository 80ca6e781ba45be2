# 062 semaphores, of which no process has the memory | expect: OOM|RTE
# every-mode
import ctypes
libc = ctypes.CDLL(None)
for _ in range(300):
    if libc.semget(0, 32000, 0o600) < 0:
        raise MemoryError
