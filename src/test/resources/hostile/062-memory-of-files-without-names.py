# 062 memory that no process maps | expect: OOM
# degraded: RTE
import os
files = [os.memfd_create(str(n)) for n in range(50)]
for file in files:
    for _ in range(16):
        os.write(file, bytes(1 << 20))
