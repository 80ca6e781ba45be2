# 070 a flood on standard error alone | expect: OLE
# stderr: aaaa
import sys
while True:
    sys.stderr.write('a' * 1000)
