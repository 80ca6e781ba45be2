# 065 writes over the files that the box shows | expect: DENY
# stdout: /box/main.py EROFS EROFS EROFS
# stdout: /molt/clock EROFS EROFS EROFS
# stdout: /molt/command EROFS EROFS EROFS
import errno, os
for path in ['/box/main.py', '/molt/clock', '/molt/command']:
    said = []
    for act in [lambda: open(path, 'w'), lambda: os.chmod(path, 0o777), lambda: os.unlink(path)]:
        try:
            act()
            said.append('went')
        except OSError as e:
            said.append(errno.errorcode[e.errno].replace('EBUSY', 'EROFS'))
    print(path, *said)
