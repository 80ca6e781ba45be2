# 117 modules of its own in place of the library's | expect: OK
# stdout: True False False
import os, sys
for name in ['json', 'sitecustomize', 'usercustomize']:
    open(f'/box/{name}.py', 'w').write('print("mi" + "ne")')
open('/box/x.pth', 'w').write('import os; print("mi" + "ne")')
import json
print(json.__file__ != '/box/json.py', '/box' in sys.path, '' in sys.path)
