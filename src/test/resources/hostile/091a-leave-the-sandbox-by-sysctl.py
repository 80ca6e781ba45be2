# 091 writes to the kernel's settings | expect: DENY
# never: written
import os
for path in ['kernel/core_pattern', 'kernel/modprobe', 'kernel/hostname', 'vm/overcommit_memory', 'net/ipv4/ip_forward']:
    try:
        os.write(os.open(f'/proc/sys/{path}', os.O_WRONLY), b'|/box/x')
        print(path, 'writ' + 'ten')
    except OSError as e:
        print(path, type(e).__name__)
for path in ['/proc/sysrq-trigger', '/proc/self/oom_score_adj']:
    try:
        os.write(os.open(path, os.O_WRONLY), b'-1000')
        print(path, 'writ' + 'ten')
    except OSError as e:
        print(path, type(e).__name__)
