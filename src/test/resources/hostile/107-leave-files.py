# 107 leaves files wherever it can | expect: OK
# stdout: left
import os
for folder in ['/tmp', '/dev/shm', '/var/tmp', '/run/lock', '/dev/mqueue', '/box', '/box/deep']:
    try:
        os.makedirs(folder, exist_ok=True)
        open(f'{folder}/left-by-107', 'w').write('x')
        print('left', folder)
    except OSError:
        pass
os.makedirs('/box/a/b/c')
os.symlink('/etc/passwd', '/box/a/link')
os.mkfifo('/box/a/fifo')
os.chmod('/box/a/b', 0)
