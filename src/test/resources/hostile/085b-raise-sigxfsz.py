# 085 raises SIGXFSZ on itself: no limit was met | expect: RTE
import os, signal
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
os.kill(os.getpid(), signal.SIGXFSZ)
