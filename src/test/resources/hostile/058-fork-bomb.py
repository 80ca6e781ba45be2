# 058 children without end, which have children | expect: TO|OOM|RTE
# every-mode
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
