# 073 no newline, lone surrogates, NUL, 0xFF, a character in pieces | expect: OK
# stdout: a��b�c
# stdout: 🦀
import os, time
os.write(1, b'a\x00\xffb\xedc')
for byte in '🦀'.encode():
    os.write(1, bytes([byte]))
os.write(1, b'\xed\xa0\x80')
