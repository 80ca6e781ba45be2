# 102 namespaces and mounts of its own, in which it would be root | expect: DENY
# stdout: unshare EPERM
# stdout: clone EPERM
# stdout: clone3 ENOSYS
# stdout: mount EPERM
# stdout: chroot EPERM
# stdout: pivot_root EPERM
# stdout: setns EPERM
# never: went
import os
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *args):
    ctypes.set_errno(0)
    result = libc.syscall(*map(ctypes.c_long, args))
    print(name, 'went' if result >= 0 else errno.errorcode[ctypes.get_errno()])

place = lambda text: ctypes.cast(ctypes.c_char_p(text), ctypes.c_void_p).value
NEWUSER, CHILD = 0x10000000, 17
call('unshare', 272, NEWUSER)
call('clone', 56, NEWUSER | CHILD, 0, 0, 0, 0)
wanted = (ctypes.c_uint64 * 11)(NEWUSER, 0, 0, 0, CHILD)
call('clone3', 435, ctypes.addressof(wanted), 88)
call('mount', 165, place(b'none'), place(b'/box'), place(b'tmpfs'), 0, 0)
call('chroot', 161, place(b'/box'))
call('pivot_root', 155, place(b'/box'), place(b'/box'))
call('setns', 308, os.open('/proc/self/ns/user', os.O_RDONLY), 0)
