# 063 shared memory that is filled and not mapped any more | expect: OOM|RTE
# every-mode
import mmap
step = 16 << 20
shared = mmap.mmap(-1, 40 * step)
for at in range(0, 40 * step, step):
    shared[at:at + step] = b'1' * step
    shared.madvise(mmap.MADV_DONTNEED, at, step)
