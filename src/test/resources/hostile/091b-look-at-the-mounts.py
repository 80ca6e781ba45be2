# 091 reads where what the box shows lies on the machine | expect: DENY
# never: /home/
# never: /root/
# stdout: read
import glob, os
for name in ['mountinfo', 'mounts', 'mountstats']:
    for path in glob.glob(f'/proc/[0-9]*/{name}') + glob.glob(f'/proc/[0-9]*/task/*/{name}'):
        try:
            print(open(path).read())
        except OSError as e:
            print(path, type(e).__name__)
print('read')
