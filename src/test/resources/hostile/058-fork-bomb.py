# 058 children without end, which have children | expect: TO
# degraded: TO|OOM
# every-mode
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
