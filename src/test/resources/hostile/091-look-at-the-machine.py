# 091 reads what the kernel tells about the machine | expect: DENY
# never: TOLD
# stdout: hostname box box
# stdout: places of people none
import os, re
for name in ['cmdline', 'config.gz', 'kallsyms', 'keys', 'modules', 'timer_list']:
    try:
        print('empty' if not open(f'/proc/{name}', 'rb').read(100) else 'TO' + 'LD ' + name)
    except OSError as e:
        print('absent', name)
print('hostname', os.uname().nodename, open('/proc/sys/kernel/hostname').read().strip())
mounts = open('/proc/self/mountinfo').read()
print('places of people', re.findall(r'/(?:home|root)/\S+', mounts) or 'none')
for name in ['cpuinfo', 'loadavg', 'meminfo', 'version', 'mounts', 'partitions', 'swaps', 'self/cgroup']:
    try:
        print(name, open(f'/proc/{name}').read())
    except OSError as e:
        print(name, type(e).__name__)
