# 093 a core dump full of secrets: none is written, and none is handed to the machine's own handler | expect: OK
# stdout: ['main.py'] True core False
import os, resource, signal
secret = 'password' * 1000
if os.fork() == 0:
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except (ValueError, OSError):
        pass
    os.kill(os.getpid(), signal.SIGQUIT)
ended = os.waitpid(-1, 0)[1]
print(os.WTERMSIG(ended) == signal.SIGQUIT and os.listdir('/box'), resource.getrlimit(resource.RLIMIT_CORE)[1] <= 1, 'core', os.WCOREDUMP(ended))
