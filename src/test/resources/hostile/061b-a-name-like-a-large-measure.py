# 061 holds next to nothing under a name that reads like much memory | expect: OK
# stdout: done
# every-mode
import ctypes, time
ctypes.CDLL(None).prctl(15, b'\rVmRSS:99999999', 0, 0, 0)
time.sleep(0.3)
print('done')
