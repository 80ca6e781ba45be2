# 099 leaves a key for the next box | expect: DENY
# stdout: add EPERM
# stdout: join EPERM
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *args):
    ctypes.set_errno(0)
    result = libc.syscall(*map(ctypes.c_long, args))
    print(name, 'went' if result >= 0 else errno.errorcode[ctypes.get_errno()])

place = lambda text: ctypes.cast(ctypes.c_char_p(text), ctypes.c_void_p).value
# -4: the keys of the user, which all their sessions have
call('add', 248, place(b'user'), place(b'left-by-099'), place(b'x'), 1, -4)
call('join', 250, 1, place(b'left-by-099'))
