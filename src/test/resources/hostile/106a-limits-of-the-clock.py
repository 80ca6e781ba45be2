# 106 lowers the limits of the process that measures it, and of the first one | expect: DENY
# stdout: ['refused', 'refused', 'refused']
# every-mode
import os, resource
said = []
for process, limit in [(os.getppid(), resource.RLIMIT_FSIZE), (os.getppid(), resource.RLIMIT_CPU), (1, resource.RLIMIT_FSIZE)]:
    try:
        resource.prlimit(process, limit, (0, 0))
        said.append('lowered')
    except PermissionError:
        said.append('refused')
print(said)
