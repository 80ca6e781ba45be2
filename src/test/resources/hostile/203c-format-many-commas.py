# 203c commas that Black looks for from each to the last | expect: CTO|OK
# format
f(@12000*(1,),@)
