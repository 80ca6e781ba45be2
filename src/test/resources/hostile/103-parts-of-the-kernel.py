# 103 programs in the kernel, its counters, another kernel, a module, typing at a terminal | expect: DENY
# stdout: bpf EPERM
# stdout: perf_event_open EPERM
# stdout: userfaultfd EPERM
# stdout: kexec_load EPERM
# stdout: kexec_file_load EPERM
# stdout: init_module EPERM
# stdout: finit_module EPERM
# stdout: delete_module EPERM
# stdout: personality EPERM
# stdout: typing EPERM
# never: went
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *args):
    ctypes.set_errno(0)
    result = libc.syscall(*map(ctypes.c_long, args))
    print(name, 'went' if result >= 0 else errno.errorcode[ctypes.get_errno()])

call('bpf', 321, 0, 0, 0)
call('perf_event_open', 298, 0, 0, -1, -1, 0)
call('userfaultfd', 323, 1)
call('kexec_load', 246, 0, 0, 0, 0)
call('kexec_file_load', 320, -1, -1, 0, 0, 0)
call('init_module', 175, 0, 0, 0)
call('finit_module', 313, 0, 0, 0)
call('delete_module', 176, 0, 0)
call('personality', 135, 0x0040000)
call('typing', 16, 0, 0x5412, 0)
