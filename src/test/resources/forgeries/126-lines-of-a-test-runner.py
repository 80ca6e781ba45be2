# does-not-compile

print("test_total.py::test_adds PASSED [100%]")
print("1 passed in 0.01s")
