# 063 shared memory by way of the endless device | expect: OOM|RTE
# every-mode
import mmap, os
step = 16 << 20
shared = mmap.mmap(os.open('/dev/zero', os.O_RDWR), 40 * step)
for at in range(0, 40 * step, step):
    shared[at:at + step] = b'1' * step
    shared.madvise(mmap.MADV_DONTNEED, at, step)
