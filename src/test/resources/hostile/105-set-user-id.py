# 105 makes a program that belongs to root, devices and file capabilities | expect: DENY
# stdout: setuid PermissionError
# stdout: mknod PermissionError
# stdout: capability PermissionError
# stdout: nosuid True nodev True
import os, stat
def attempt(name, act):
    try:
        act()
        print(name, 'went')
    except OSError as e:
        print(name, 'PermissionError' if e.errno in (1, 13, 22, 95, 30) else e)
attempt('setuid', lambda: os.setuid(0))
attempt('chown', lambda: os.chown('/box', 0, 0))
attempt('mknod', lambda: os.mknod('/box/disk', 0o600 | stat.S_IFBLK, os.makedev(8, 0)))
open('/box/x', 'w')
attempt('capability', lambda: os.setxattr('/box/x', 'security.capability', b'\1\0\0\2' + b'\xff' * 16))
mount = next(line for line in open('/proc/self/mountinfo') if line.split()[4] == '/box')
print('nosuid', 'nosuid' in mount, 'nodev', 'nodev' in mount)
