# 094 other machines, by address and by name | expect: DENY
# stdout: ('1.1.1.1', 53) EPERM
# stdout: ('169.254.169.254', 80) EPERM
# stdout: ('10.0.2.2', 80) EPERM
# stdout: datagram EPERM
# stdout: no names
import errno, socket
for place in [('1.1.1.1', 53), ('169.254.169.254', 80), ('10.0.2.2', 80)]:
    try:
        socket.create_connection(place, 0.3)
        print(place, 'connected')
    except OSError as e:
        print(place, errno.errorcode.get(e.errno, e))
try:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('1.1.1.1', 53))
    print('datagram sent')
except OSError as e:
    print('datagram', errno.errorcode[e.errno])
try:
    print(socket.gethostbyname('localhost.example'))
except OSError:
    print('no names')
