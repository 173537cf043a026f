"""The operations of a driver for TCP over IPv4: docs/protocol.md, sections 5 to 8."""

import errno
import os
import resource
import socket
import zlib

GUARD = 32  # bytes on both sides of a buffer


class Broken(Exception):
    """A request that makes no sense."""


def ramp(seed, length):
    return bytes((seed + 131 * i + 17 * (i // 256)) % 256 for i in range(length))


class Operations:
    def held(self, lane, call):
        on = call["on"]
        if isinstance(on, dict):
            raise OSError(errno.EBADF, "")  # Python makes no socket of a number that is none
        if on not in self.handles:
            raise Broken(f"no handle {on}")
        return self.handles[on]

    def hold(self, call, make):
        handle = call["as"]
        if handle in self.handles and self.handles[handle].fileno() != -1:
            raise Broken(f"handle {handle} is in use")
        self.handles[handle] = make()
        return {"number": self.handles[handle].fileno()}

    # --- operations ---

    def op_socket(self, lane, call, args, attachments):
        if args["family"] != "inet":
            raise Broken("this driver knows inet only")
        return self.hold(call, socket.socket)

    def op_bind(self, lane, call, args, attachments):
        self.held(lane, call).bind((args["address"]["host"], args["address"]["port"]))

    def op_listen(self, lane, call, args, attachments):
        self.held(lane, call).listen(args.get("backlog", 16))

    def op_connect(self, lane, call, args, attachments):
        self.held(lane, call).connect((args["address"]["host"], args["address"]["port"]))

    def op_accept(self, lane, call, args, attachments):
        listener = self.held(lane, call)
        return self.hold(call, lambda: listener.accept()[0])

    def op_send(self, lane, call, args, attachments):
        return {"count": self.held(lane, call).send(self.data(args["data"], attachments))}

    def data(self, data, attachments):
        if "text" in data:
            return data["text"].encode()
        if "hex" in data:
            return bytes.fromhex(data["hex"])
        if "attached" in data:
            return attachments[data["attached"]]
        return self.ramp(data["seed"], data["length"])

    def ramp(self, seed, length):
        return ramp(seed, length)

    def op_recv(self, lane, call, args, attachments):
        capacity, claims = args["capacity"], args.get("claims", args["capacity"])
        guard = b"\xa5" * GUARD
        poison = self.poison(args.get("poison", 0), capacity)
        buffer = bytearray(guard + poison + guard)
        view = memoryview(buffer)[GUARD:]
        count = self.held(lane, call).recv_into(view, claims)
        content = bytes(buffer[GUARD:GUARD + capacity])
        intact = buffer[:GUARD] == guard and buffer[GUARD + capacity:] == guard
        return {"count": count, "data": self.show(content[:count]),
                "written": self.written(content, poison), "guard": self.guard(intact)}

    def poison(self, seed, capacity):
        return ramp(seed, capacity)

    def written(self, content, poison):
        return max((i + 1 for i in range(len(content)) if content[i] != poison[i]), default=0)

    def guard(self, intact):
        return "intact" if intact else "broken"

    def show(self, data):
        if len(data) <= 1024:
            return {"hex": data.hex()}
        return {"crc32": self.crc32(data), "length": len(data)}

    def crc32(self, data):
        return zlib.crc32(data)

    def op_close(self, lane, call, args, attachments):
        held = self.held(lane, call)
        if held.fileno() == -1:
            raise OSError(errno.EBADF, "")
        held.close()

    def op_getsockname(self, lane, call, args, attachments):
        host, port = self.held(lane, call).getsockname()
        return {"address": {"family": "inet", "host": host, "port": port}}

    def op_setblocking(self, lane, call, args, attachments):
        self.held(lane, call).setblocking(args["blocking"])

    def op_whoami(self, lane, call, args, attachments):
        return {"process": os.getpid(), "user": os.geteuid(), "group": os.getegid(),
                "capabilities": False}

    def op_census(self, lane, call, args, attachments):
        numbers = self.open_numbers()
        lowest = next(number for number in range(1 << 16) if number not in numbers)
        return {"numbers": sorted(set(numbers) - self.own), "lowest_free": lowest}

    def op_limit(self, lane, call, args, attachments):
        if args["spare"] is None:
            self.restore_limit()
            return {"limit": self.limit[0]}
        free = (number for number in range(1 << 16) if not self.is_open(number))
        for _ in range(args["spare"] + 1):
            limit = next(free)
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, self.limit[1]))
        return {"limit": limit}

    def op_mkdir(self, lane, call, args, attachments):
        os.mkdir(args["path"], args.get("mode", 0o777))
        self.made.append(args["path"])

    def op_file_status(self, lane, call, args, attachments):
        return {"exists": os.path.lexists(args["path"])}
