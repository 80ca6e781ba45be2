# 059 forks twice and leaves, until its time is up | expect: OK
# stdout: done
import os, time
end = time.monotonic() + 0.4
while time.monotonic() < end:
    try:
        child = os.fork()
    except BlockingIOError:
        continue
    if child == 0:
        try:
            os.fork()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
print('done')
