# 071 a flood of a grandchild whose parents have ended | expect: OK|OLE
import os, sys
if os.fork() == 0:
    if os.fork() == 0:
        os.setsid()
        while True:
            os.write(1, b'a' * 1000)
    os._exit(0)
os.wait()
