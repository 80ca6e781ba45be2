# 203b a line of sixteen thousand characters for Black | expect: OK
# format
# stdout: x = [
x = [@4000*0, @]
