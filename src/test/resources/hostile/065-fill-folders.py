# 065 fills whatever folder can be written | expect: DENY
# stdout: / EROFS
# stdout: /dev EROFS
# stdout: /dev/shm EROFS
# stdout: /tmp ENOENT
# stdout: /var/tmp ENOENT
# stdout: /run ENOENT
# stdout: /usr EROFS
# stdout: /proc ENOENT
# stdout: /molt EROFS
# stdout: /box ENOSPC
import errno, os
for folder in ['/', '/dev', '/dev/shm', '/tmp', '/var/tmp', '/run', '/usr', '/proc', '/molt', '/box']:
    try:
        for n in range(100):
            with open(f'{folder}/filler{n}', 'wb') as file:
                file.write(bytes(4_000_000))
        print(folder, 'written')
    except OSError as e:
        print(folder, errno.errorcode[e.errno])
