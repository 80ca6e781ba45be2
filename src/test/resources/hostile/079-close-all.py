# 079 closes its streams and goes on | expect: OK
import os, time
for n in (0, 1, 2):
    os.close(n)
time.sleep(0.2)
os._exit(0)
