# 122b nesting that overflows the stack of Black | expect: CE
# format
# every-mode
# never: /tools
x = @20000*(@1@20000*)@
