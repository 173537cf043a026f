"""CPython's sendall and recv_into, in one thread over one connection.

usage: beside_cpython.py FAMILY BYTES TIMES
Prints the nanoseconds of one operation, of processor time and of the clock.
"""

import socket
import sys
import time

BUFFERS = 4 << 20  # as the benchmarks' own connections have it


def enlarge(end):
    for option in (socket.SO_SNDBUF, socket.SO_RCVBUF):
        end.setsockopt(socket.SOL_SOCKET, option, BUFFERS)
    return end


def tcp_socket():
    made = enlarge(socket.socket(socket.AF_INET, socket.SOCK_STREAM))
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if hasattr(socket, "TCP_CONGESTION"):
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, b"cubic")
    return made


def connection(family):
    if family == "unix_stream":
        return [enlarge(end) for end in socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)]
    with tcp_socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        client = tcp_socket()
        client.connect(listener.getsockname())
        return [client, listener.accept()[0]]


def repeat(one, other, data, buffer, times):
    room = memoryview(buffer)
    for _ in range(times):
        one.sendall(data)
        left = len(data)
        while left:
            left -= other.recv_into(room, left)


def main(family, size, times):
    one, other = connection(family)
    data, buffer = bytes(size), bytearray(size)
    repeat(one, other, data, buffer, times // 10 + 1)
    processor, clock = time.process_time_ns(), time.monotonic_ns()
    repeat(one, other, data, buffer, times)
    print("processor", (time.process_time_ns() - processor) / times)
    print("elapsed", (time.monotonic_ns() - clock) / times)


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
