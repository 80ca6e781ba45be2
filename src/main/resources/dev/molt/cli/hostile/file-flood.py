import os

number = 0
while True:
    os.close(os.open(f"/box/{number}", os.O_CREAT))
    number += 1
