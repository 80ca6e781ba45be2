# 115 reads all it can, the names of secrets first | expect: OK
import os
for path in ['@OUTSIDE@', '@FOLDER@/programs', '/proc/@SERVER@/environ', '/etc/passwd', '/etc/shadow', '/etc/hosts']:
    try:
        print(open(path).read())
    except OSError as e:
        print(type(e).__name__)
for top in ['/box', '/molt', '/dev', '/etc', '/home', '/root', '/var', '/run', '/sys', '/tmp', '/srv', '/opt']:
    for at, folders, files in os.walk(top):
        for file in files:
            print(at, file)
