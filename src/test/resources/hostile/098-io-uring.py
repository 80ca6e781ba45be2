# 098 a queue of calls to the kernel, past any filter | expect: DENY
# stdout: setup EPERM
# stdout: enter EPERM
# stdout: register EPERM
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *args):
    ctypes.set_errno(0)
    result = libc.syscall(*map(ctypes.c_long, args))
    print(name, 'went' if result >= 0 else errno.errorcode[ctypes.get_errno()])

call('setup', 425, 8, 0)
call('enter', 426, 0, 1, 0, 0, 0, 0)
call('register', 427, 0, 0, 0, 0)
