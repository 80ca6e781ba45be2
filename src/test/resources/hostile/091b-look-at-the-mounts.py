# 091 reads where what the box shows lies on the machine | expect: DENY
# stdout: places of people none
# every-mode
import glob, re
told = ''
for name in ['mountinfo', 'mounts', 'mountstats']:
    for path in glob.glob(f'/proc/[0-9]*/{name}') + glob.glob(f'/proc/[0-9]*/task/*/{name}'):
        try:
            told += open(path).read()
        except OSError:
            pass
assert '/box' in told
print('places of people', re.findall(r'/(?:home|root)/\S+', told) or 'none')
