# 103 writes out and empties what the machine caches, for all | expect: DENY
# stdout: nothing was done
# stdout: advice refused
import ctypes, errno, mmap, os
libc = ctypes.CDLL(None, use_errno=True)
# A real call would refuse a descriptor that is not open.
done = [call(-1) for call in (libc.syncfs, libc.fsync, libc.fdatasync)]
done.append(libc.posix_fadvise(-1, ctypes.c_long(0), ctypes.c_long(0), os.POSIX_FADV_DONTNEED))
os.sync()
print('nothing was done' if done == [0, 0, 0, 0] else done)
page = mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
for advice in (20, 21):
    try:
        page.madvise(advice)
        print('advice taken')
    except OSError as e:
        print('advice refused', errno.errorcode[e.errno])
