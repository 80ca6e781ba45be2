# 125b findings that name a thousand modules each | expect: OK
# lint
@1000*from m# import *;@
@5000*n#;@
