# 206a findings that name a thousand modules each | expect: OK|CTO
# lint
@1000*from m# import *;@
@3200*n#;@
