# 093 a core dump full of secrets | expect: OK
# stdout: ['main.py'] True
import os, resource, signal
secret = 'password' * 1000
if os.fork() == 0:
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except (ValueError, OSError):
        pass
    os.kill(os.getpid(), signal.SIGQUIT)
print(os.waitpid(-1, 0)[1] != 0 and os.listdir('/box'), resource.getrlimit(resource.RLIMIT_CORE)[1] <= 1)
