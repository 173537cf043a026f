"""A driver for the runner's own tests: runs the Python in each request's `do`, else `reply()`."""
import json, os, signal, subprocess, sys, time

data_in, data_out = sys.stdin.buffer, sys.stdout.buffer


def write(message):
    data_out.write(json.dumps(message).encode() + b"\n")
    data_out.flush()


def reply(**outcome):
    write({"type": "reply", "id": request["id"], **(outcome or {"ok": {}})})


for line in data_in:
    request = json.loads(line)
    attached = [data_in.read(size) for size in request.get("attached", [])]
    if request["type"] == "bye" and "do" not in request:
        reply()
        break
    exec(request.get("do", "reply()"))
