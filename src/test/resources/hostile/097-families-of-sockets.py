# 097 sockets of other families, and raw ones | expect: DENY
# stdout: 10 1 EPERM
# stdout: 16 3 EPERM
# stdout: 17 3 EPERM
# stdout: 38 5 EPERM
# stdout: 40 1 EPERM
# stdout: 2 3 EPERM
# stdout: 1 1 made
# stdout: 2 1 EPERM
# stdout: 2 2 EPERM
import errno, socket
for family, kind in [(10, 1), (16, 3), (17, 3), (38, 5), (40, 1), (2, 3), (1, 1), (2, 1), (2, 2)]:
    try:
        socket.socket(family, kind).close()
        print(family, kind, 'made')
    except OSError as e:
        print(family, kind, errno.errorcode[e.errno])
