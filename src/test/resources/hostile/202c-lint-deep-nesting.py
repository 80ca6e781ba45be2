# 202c nesting that overflows the stack of Flake8 | expect: CRASH
# lint
# every-mode
# never: /tools
x = @20000*-@1
