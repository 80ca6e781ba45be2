# 081 a daemon keeps the output open | expect: OK
# stdout: ended
# every-mode
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(1000)
    os._exit(0)
print('ended')
