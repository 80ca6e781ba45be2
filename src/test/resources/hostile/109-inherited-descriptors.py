# 109 looks for open files that it did not open | expect: DENY
# stdout: []
import os
found = []
for fd in range(3, 256):
    try:
        found.append((fd, os.readlink(f'/proc/self/fd/{fd}'), os.read(fd, 10)))
    except OSError:
        pass
print(found)
