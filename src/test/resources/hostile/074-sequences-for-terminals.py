# 074 escapes, links, overwriting, right to left, no width: data, for the page to show as text | expect: OK
# stdout: [31m
print('\x1b[31mred\x1b]8;;http://x\x07link\x1b]8;;\x07\rover\u202eleft\u200bzero')
