# 089 writes to the memory of the processes that watch it | expect: DENY
# stdout: process_vm_writev EPERM
# never: opened
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *args):
    ctypes.set_errno(0)
    result = libc.syscall(*args)
    print(name, 'went' if result >= 0 else errno.errorcode[ctypes.get_errno()])

call('process_vm_writev', 311, 1, 0, 0, 0, 0, 0)
for path in ['/proc/1/mem', '/proc/1/task/1/mem', '/proc/2/mem', '/proc/2/fd/5', '/proc/2/task/2/mem']:
    try:
        open(path, 'r+b')
        print(path, 'open' + 'ed')
    except OSError as e:
        print(path, errno.errorcode[e.errno])
