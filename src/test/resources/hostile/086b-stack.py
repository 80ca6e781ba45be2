# 086 recursion without its limit | expect: RTE|OOM
import sys
sys.setrecursionlimit(10**9)
def deep():
    deep()
deep()
