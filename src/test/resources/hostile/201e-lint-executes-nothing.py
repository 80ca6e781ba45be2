# 201e Flake8 executes nothing of what it reads, and imports nothing that it names | expect: OK
# lint
# every-mode
# never: root:x
import antigravity, this, flake8.main.cli
# flake8: --config=/etc/passwd --tee --output-file=/box/out/main
x: (print(open("/etc/passwd").read())) = exec("raise SystemExit(7)")
raise SystemExit(7)
