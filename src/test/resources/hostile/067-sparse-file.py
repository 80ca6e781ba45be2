# 067 a terabyte without content | expect: DENY
# real-limits
# stdout: EFBIG
import errno
try:
    open('/box/sparse', 'w').truncate(1 << 40)
except OSError as e:
    print(errno.errorcode[e.errno])
