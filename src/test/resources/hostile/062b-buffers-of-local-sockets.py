# 062 pairs of local sockets that nobody reads from, in children | expect: OOM
# every-mode
import os, socket, time
for _ in range(5):
    if os.fork() == 0:
        kept = []
        try:
            while True:
                kept += socket.socketpair()
                for end in kept[-2:]:
                    end.setblocking(False)
                    try:
                        while True:
                            end.send(bytes(65536))
                    except BlockingIOError:
                        pass
        except OSError:
            time.sleep(0.7)
            os._exit(0)
for _ in range(5):
    os.wait()
