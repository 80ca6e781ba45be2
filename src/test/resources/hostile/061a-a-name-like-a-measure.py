# 061 holds 300 MB under a name that reads like a line of what the kernel tells of it | expect: OOM
# every-mode
import ctypes, time
ctypes.CDLL(None).prctl(15, b'\rVmRSS:x', 0, 0, 0)
x = bytearray(b'1') * 300_000_000
time.sleep(0.5)
