# 077 is busy | expect: TO
while True:
    pass
