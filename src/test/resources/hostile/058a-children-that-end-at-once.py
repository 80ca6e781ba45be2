# 058 children that end at once and are not waited for | expect: OK
import os
for _ in range(2000):
    try:
        if os.fork() == 0:
            os._exit(0)
    except BlockingIOError:
        os.wait()
