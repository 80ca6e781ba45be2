# 061 a thread holds 300 MB after the first thread has ended | expect: OOM
# every-mode
import ctypes, os, threading, time
EXIT = 60
def hold():
    time.sleep(0.2)
    x = bytearray(b'1') * 300_000_000
    time.sleep(0.5)
    os._exit(0)
threading.Thread(target=hold).start()
ctypes.CDLL(None).syscall(EXIT, 0)
