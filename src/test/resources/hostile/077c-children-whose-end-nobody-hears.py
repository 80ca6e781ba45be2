# 077 busy children, one after the other, whose time is not told to their parent | expect: RTE
# stderr: PermissionError
# every-mode
import os, signal
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for _ in range(40):
    if os.fork() == 0:
        sum(range(8_000_000))
        os._exit(0)
    try:
        os.wait()
    except ChildProcessError:
        pass
print('done')
