# 090 the sandbox's own program, by way of its process | expect: DENY
# never: went
# stdout: read FileNotFoundError
# stdout: change FileNotFoundError
# stdout: folder FileNotFoundError
# every-mode
import os
acts = {
    'read': lambda: open('/proc/1/exe', 'rb').read(4),
    'change': lambda: os.chmod('/proc/1/exe', 0o777),
    'folder': lambda: os.listdir('/proc/1/cwd'),
}
for name, act in acts.items():
    try:
        act()
        print(name, 'we' + 'nt')
    except OSError as e:
        print(name, type(e).__name__)
