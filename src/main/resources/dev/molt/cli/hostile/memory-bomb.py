held = []
while True:
    held.append(b"x" * (16 << 20))
