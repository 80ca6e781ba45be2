# 201f a text that says of itself coding: zlib_codec | expect: CE
# format
print(1)
