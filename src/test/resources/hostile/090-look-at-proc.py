# 090 looks at every process | expect: DENY
# never: slot-0
# stdout: [1, 2, 3]
# stdout: environ FileNotFoundError
# stdout: arguments FileNotFoundError
# stdout: environment ['HOME', 'LANG', 'MALLOC_ARENA_MAX', 'PWD', 'TMPDIR']
# stdout: fd 1 none
import os
pids = sorted(int(p) for p in os.listdir('/proc') if p.isdigit())
print(pids)
for pid in pids[:2]:
    try:
        print('environ', repr(open(f'/proc/{pid}/environ').read()))
    except OSError as e:
        print('environ', type(e).__name__)
try:
    print('arguments', open('/proc/1/cmdline').read().split('\0')[1:6])
except OSError as e:
    print('arguments', type(e).__name__)
print('environment', sorted(os.environ))
try:
    found = []
    for fd in os.listdir('/proc/1/fd'):
        try:
            found.append(os.readlink(f'/proc/1/fd/{fd}'))
        except OSError:
            pass
    print('fd 1', [it for it in found if it.startswith('/') and not it.startswith('/dev/null')] or 'none')
except OSError:
    print('fd 1 none')
