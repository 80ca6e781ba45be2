# 062 connections to itself that nobody reads from | expect: RTE
# stderr: PermissionError
# every-mode
import socket
kept = []
server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(128)
for _ in range(100):
    client = socket.socket()
    client.connect(server.getsockname())
    kept += [client, server.accept()[0]]
    for end in kept[-2:]:
        end.setblocking(False)
        try:
            while True:
                end.send(bytes(1 << 20))
        except BlockingIOError:
            pass
