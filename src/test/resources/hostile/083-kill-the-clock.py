# 083 kills the process that measures it: the timer is outside | expect: RTE
import os, signal, time
os.kill(os.getppid(), signal.SIGKILL)
time.sleep(1000)
