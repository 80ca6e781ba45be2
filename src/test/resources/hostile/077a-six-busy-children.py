# 077 six busy children, each below the limit of a process | expect: TO
# real-limits
# every-mode
import os, time
children = []
for _ in range(6):
    child = os.fork()
    if child == 0:
        while True:
            pass
    children.append(child)
time.sleep(1000)
