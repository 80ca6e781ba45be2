# 057 threads without end | expect: RTE
# real-limits
# stderr: can't start new thread
# every-mode
import threading
pause = threading.Event()
while True:
    threading.Thread(target=pause.wait, daemon=True).start()
