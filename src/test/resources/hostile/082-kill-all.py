# 082 kills all it can | expect: RTE
import os, signal
os.kill(-1, signal.SIGKILL)
