# 095 services of the machine by abstract and by file names | expect: DENY
# never: connected
import errno, os, socket
names = ['\0/tmp/.X11-unix/X0', '\0/tmp/dbus-session', '/run/docker.sock', '/var/run/docker.sock', '/run/dbus/system_bus_socket', '/run/systemd/private']
for name in names:
    try:
        socket.socket(socket.AF_UNIX).connect(name)
        print('connec' + 'ted', name)
    except OSError as e:
        print(errno.errorcode[e.errno])
