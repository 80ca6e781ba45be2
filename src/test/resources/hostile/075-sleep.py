# 075 sleeps | expect: TO
# real-limits
# every-mode
import time
time.sleep(1000)
