"""Listens as a host far away does: to connect takes a second. Hands all of it on to the port in the arguments."""
import socket
import sys
import threading
import time


def pipe(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        # One of the two has gone.
        pass


listener = socket.socket()
listener.bind(('127.0.0.1', 0))
# The queue of one is full: the kernel drops the first packet of who comes next, and that one sends another after a second.
listener.listen(0)
fillers = [socket.create_connection(listener.getsockname())]
extra = socket.socket()
extra.setblocking(False)
extra.connect_ex(listener.getsockname())
print(listener.getsockname()[1], flush=True)
sys.stdin.readline()
time.sleep(0.6)
listener.listen(50)
while True:
    client, _ = listener.accept()
    if client.getpeername() in [filler.getsockname() for filler in [*fillers, extra]]:
        continue
    server = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
    threading.Thread(target=pipe, args=(client, server), daemon=True).start()
    threading.Thread(target=pipe, args=(server, client), daemon=True).start()
