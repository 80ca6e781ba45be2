# 091 reads what the kernel tells about the machine: what is listed here and nothing else, and neither names nor places | expect: DENY
# never: TOLD
# stdout: hostname box box
# stdout: places of people none
# stdout: told besides none
import os, re
for name in ['cmdline', 'config.gz', 'kallsyms', 'keys', 'modules', 'swaps', 'timer_list']:
    try:
        print('empty' if not open(f'/proc/{name}', 'rb').read(100) else 'TO' + 'LD ' + name)
    except OSError as e:
        print('absent', name)
print('hostname', os.uname().nodename, open('/proc/sys/kernel/hostname').read().strip())

LISTED = '''allocinfo bootconfig buddyinfo cgroups consoles cpuinfo crypto devices diskstats dma execdomains fb filesystems interrupts
iomem ioports loadavg locks mdstat meminfo misc mounts mtrr pagetypeinfo partitions schedstat slabinfo softirqs stat uptime
version version_signature vmallocinfo vmstat zoneinfo'''.split()
texts, besides = {}, []
for name in sorted(os.listdir('/proc')):
    try:
        if not name.isdigit() and os.path.isfile(f'/proc/{name}'):
            texts[name] = open(f'/proc/{name}', 'rb').read(1 << 20).decode(errors='replace')
    except OSError:
        pass
for name, text in texts.items():
    if text and name not in LISTED:
        besides.append(name)
print('told besides', besides or 'none')
mounts = open('/proc/self/mountinfo').read()
print('places of people', re.findall(r'/(?:home|root)/\S+', mounts + ''.join(texts.values())) or 'none')
for name in ['cpuinfo', 'loadavg', 'meminfo', 'version', 'mounts', 'partitions', 'self/cgroup']:
    print(name, texts.get(name) or open(f'/proc/{name}').read())
for name, text in texts.items():
    print(name, text[:2000])
