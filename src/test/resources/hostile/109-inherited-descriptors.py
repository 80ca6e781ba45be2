# 109 looks for open files that it did not open, folders and what can only be written among them | expect: DENY
# stdout: open [0, 1, 2]
import os
fds = sorted(map(int, os.listdir('/proc/self/fd')))
print('open', [fd for fd in fds if os.path.exists(f'/proc/self/fd/{fd}')])
