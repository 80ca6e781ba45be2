# 106 raises its limits | expect: DENY
# stdout: ['refused', 'refused', 'refused', 'refused', 'refused']
import resource
said = []
for limit in [resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU, resource.RLIMIT_NOFILE, resource.RLIMIT_CORE]:
    try:
        resource.setrlimit(limit, (10**9, 10**9))
        said.append('raised')
    except (ValueError, OSError):
        said.append('refused')
print(said)
