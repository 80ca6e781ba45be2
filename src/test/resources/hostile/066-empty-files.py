# 066 empty files without end | expect: OOM
# every-mode
import os
n = 0
while True:
    os.close(os.open(f'/box/{n}', os.O_CREAT))
    n += 1
