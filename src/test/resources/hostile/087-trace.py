# 087 traces the first process, its parent and a child | expect: DENY
# stdout: attach 1 EPERM
# stdout: seize EPERM
# stdout: traceme EPERM
# every-mode
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *args):
    ctypes.set_errno(0)
    result = libc.syscall(*args)
    print(name, 'went' if result >= 0 else errno.errorcode[ctypes.get_errno()])

import os
call('attach 1', 101, 16, 1, 0, 0)
call('seize', 101, 0x4206, os.getppid(), 0, 0)
call('traceme', 101, 0, 0, 0, 0)
