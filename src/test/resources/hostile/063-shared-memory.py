# 063 shared memory that thirty children touch | expect: OOM|RTE
import mmap, os, time
shared = mmap.mmap(-1, 400 << 20)
for n in range(28):
    if os.fork() == 0:
        for at in range(n * (14 << 20), (n + 1) * (14 << 20), 4096):
            shared[at] = 1
        time.sleep(0.5)
        os._exit(0)
for _ in range(28):
    os.wait()
