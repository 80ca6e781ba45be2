# 202b nesting that overflows the stack of Black | expect: CE
# format
# every-mode
# never: /tools
x = @3000*(@1@3000*)@
