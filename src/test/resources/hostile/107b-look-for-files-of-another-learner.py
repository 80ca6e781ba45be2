# 107 looks for files of another learner | expect: OK
# after: 107-leave-files.py
# learner: another
# stdout: found ['/box/main.py']
import os
found = []
for folder in ['/tmp', '/dev/shm', '/dev/mqueue', '/var', '/run', '/box', '/home', '/root', '/mnt', '/srv', '/opt']:
    for at, _, files in os.walk(folder):
        found += [f'{at}/{file}' for file in files]
print('found', found)
