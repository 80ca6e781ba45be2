# 082 signals the first process, the clock and the server | expect: OK
# stdout: went on
import os, signal, sys
for pid in (1, @SERVER@):
    for number in (signal.SIGSTOP, signal.SIGTERM, signal.SIGKILL):
        try:
            os.kill(pid, number)
        except OSError:
            pass
sys.stdout.write('went on\n')
