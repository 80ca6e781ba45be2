# 118 starts itself again with variables of its choice | expect: OK
# stdout: 2 0000000000000000 (32, 32)
import os, sys
if 'PYTHONSTARTUP' not in os.environ:
    os.environ.update(PYTHONSTARTUP='/box/x.py', PYTHONPATH='/box', LD_PRELOAD='/box/x.so')
    os.execv(sys.executable, [sys.executable, '/box/main.py'])
import resource
status = dict(line.split(':', 1) for line in open('/proc/self/status').read().splitlines())
print(status['Seccomp'].strip(), status['CapEff'].strip(), resource.getrlimit(resource.RLIMIT_NPROC))
