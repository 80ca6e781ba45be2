# 099 looks for the key of the box before | expect: DENY
# after: 099-leave-keys.py
# learner: another
# stdout: request EPERM
# stdout: search EPERM
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *args):
    ctypes.set_errno(0)
    result = libc.syscall(*map(ctypes.c_long, args))
    print(name, 'went' if result >= 0 else errno.errorcode[ctypes.get_errno()])

place = lambda text: ctypes.cast(ctypes.c_char_p(text), ctypes.c_void_p).value
call('request', 249, place(b'user'), place(b'left-by-099'), 0, -4)
call('search', 250, 10, -4, place(b'user'), place(b'left-by-099'), 0)
