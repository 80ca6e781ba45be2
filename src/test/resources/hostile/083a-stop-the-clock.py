# 083 stops the process that measures it: the timer is outside | expect: TO
import os, signal, time
os.kill(os.getppid(), signal.SIGSTOP)
time.sleep(1000)
