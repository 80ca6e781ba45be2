# 201d Black executes nothing of what it lays out | expect: OK
# format
# every-mode
# stdout: raise SystemExit(7)
import black, os
@(lambda it: print(open("/etc/passwd").read()))
def f(): pass
print( open('/etc/passwd').read() , os.system('cat /etc/passwd') )
raise  SystemExit(7)
