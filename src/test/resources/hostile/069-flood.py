# 069 a flood on standard output | expect: OLE
# stdout: aaaa
# real-limits
# every-mode
while True:
    print('a' * 1000)
