# 082 stops itself | expect: TO
import os, signal
os.kill(os.getpid(), signal.SIGSTOP)
