import threading

pause = threading.Event()
while True:
    threading.Thread(target=pause.wait, daemon=True).start()
