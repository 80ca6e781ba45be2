# 086 recursion without its limit | expect: OOM
import sys
sys.setrecursionlimit(10**9)
def deep():
    deep()
deep()
