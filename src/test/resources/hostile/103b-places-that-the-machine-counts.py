# 103 takes what the machine has a fixed number of | expect: DENY
# stdout: contexts ENOSYS
# stdout: terminals 0
# every-mode
import ctypes, errno, os
libc = ctypes.CDLL(None, use_errno=True)
io_setup = {'x86_64': 206, 'aarch64': 0}[os.uname().machine]
context = ctypes.c_ulong(0)
went = libc.syscall(io_setup, 60000, ctypes.byref(context)) == 0
print('contexts', 'made' if went else errno.errorcode[ctypes.get_errno()])
kept = []
try:
    while True:
        kept.append(os.open('/dev/ptmx', os.O_RDWR | os.O_NOCTTY))
except OSError:
    print('terminals', len(kept))
