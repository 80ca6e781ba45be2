# 105 makes a program that belongs to root, devices and file capabilities; runs whatever is marked to run as another user | expect: DENY
# stdout: setuid PermissionError
# stdout: chown PermissionError
# stdout: mknod PermissionError
# stdout: capability PermissionError
# stdout: own the same user, no capabilities
# stdout: marked the same user
# stdout: neither nosuid nor a device none
import os, shutil, stat, subprocess, sys
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

TELL = 'import os; print(*os.getresuid(), *os.getresgid(), [l.split()[1] for l in open("/proc/self/status") if l.startswith("CapEff")][0])'
shutil.copy('/proc/self/exe', '/box/own')
os.chmod('/box/own', 0o6755)
said = subprocess.run(['/box/own', '-c', TELL], capture_output=True, text=True).stdout.split()
same = said == [str(os.getuid())] * 3 + [str(os.getgid())] * 3 + ['0' * 16]
print('own', 'the same user, no capabilities' if same else said)

marked = []
for top in ['/usr', '/bin', '/sbin', '/lib', '/lib64', '/molt', '/etc', '/opt']:
    for at, _, files in os.walk(top):
        for path in (f'{at}/{file}' for file in files):
            found = os.lstat(path)
            if stat.S_ISREG(found.st_mode) and found.st_mode & (stat.S_ISUID | stat.S_ISGID) and os.access(path, os.X_OK):
                child = subprocess.Popen([path], stdin=-3, stdout=-3, stderr=-3)
                marked += [path] if f'\t{os.getuid()}' * 4 not in open(f'/proc/{child.pid}/status').read() else []
                child.kill()
print('marked', marked or 'the same user')

mounts = [line.split() for line in open('/proc/self/mountinfo')]
loose = [mount[4] for mount in mounts if 'nosuid' not in mount[5].split(',')]
devices = [mount[4] for mount in mounts if 'nodev' not in mount[5].split(',') and not mount[4].startswith(('/dev/', '/proc/'))]
print('neither nosuid nor a device', loose + devices or 'none')
