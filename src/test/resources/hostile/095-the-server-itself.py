# 095 a port of the server's machine | expect: DENY
# stdout: EPERM
# every-mode
import errno, socket
try:
    socket.create_connection(('127.0.0.1', @PORT@), 0.3)
    print('connected')
except OSError as e:
    print(errno.errorcode[e.errno])
