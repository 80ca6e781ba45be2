# 118 starts a program of its own from its folder and from memory | expect: OK
# stdout: 2 True
import os, shutil, sys
shutil.copy('/proc/self/exe', '/box/own')
os.chmod('/box/own', 0o6755)
os.execv('/box/own', ['own', '-c', "import os; print([l.split()[1] for l in open('/proc/self/status') if l.startswith('Seccomp:')][0], os.getuid() == os.geteuid())"])
