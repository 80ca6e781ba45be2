# 206 spaces that a pattern of Flake8's divides in every way there is | expect: CTO|OK
# lint
# every-mode
x = not@20000*	@1
