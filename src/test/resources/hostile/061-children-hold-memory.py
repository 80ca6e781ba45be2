# 061 ten children hold 60 MB each and their parent ends well | expect: OOM
# real-limits
# every-mode
import os, time
for _ in range(10):
    if os.fork() == 0:
        x = bytearray(b'1') * 60_000_000
        time.sleep(0.5)
        os._exit(0)
for _ in range(10):
    os.wait()
