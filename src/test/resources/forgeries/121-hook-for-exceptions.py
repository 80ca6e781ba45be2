# does-not-compile

import sys


def hook(*_):
    print("PASSED")
    sys.exit(0)


sys.excepthook = hook
raise SystemError
