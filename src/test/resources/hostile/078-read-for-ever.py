# 078 reads its input again and again | expect: OK
# stdout: 0
import os
for _ in range(1000):
    n = len(os.read(0, 1000))
print(n)
