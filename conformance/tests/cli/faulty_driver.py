"""A driver that misbehaves: faulty_driver.py FAULT OPERATION DRIVER. Passes everything on to that
driver, until a request to do the operation comes; then it does what FAULT says. Faults whose names
begin with hello come first of all."""

import json
import os
import signal
import subprocess
import sys
import threading
import time

fault, operation, driver = sys.argv[1:4]
requests, replies = sys.stdin.buffer, sys.stdout.buffer
writing = threading.Lock()
cell = 0  # counted by resets
behind = subprocess.Popen([driver], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def say(line):
    with writing:
        replies.write(line)
        replies.flush()


def reply(number, **outcome):
    say(json.dumps({"type": "reply", "id": number, **outcome}).encode() + b"\n")


def sleep_for_ever():
    while True:
        time.sleep(3600)


def hang(request):
    with open("hanging", "w") as note:  # in the scratch folder, for who waits for it
        note.write(operation)
    sleep_for_ever()


def litter(request):
    """Ends where a cell before this one has been, and passes the rest on."""
    if os.path.exists("litter"):
        with open("litter") as note:
            if note.read() != str(cell):
                os._exit(3)
    with open("litter", "w") as note:
        note.write(str(cell))
    pass_on(request)


def leave_a_child():
    subprocess.Popen(["sleep", "3600"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    os._exit(4)


def endless_line():
    with writing:
        chunk = b"x" * 1048576
        for _ in range(1024):
            replies.write(chunk)
        replies.flush()
    sleep_for_ever()


def reply_twice(request):
    reply(request["id"], ok={}, began=1, ended=2)
    reply(request["id"], ok={}, began=1, ended=2)


UNREACHABLE = {"space": "errno", "number": 113, "native": "EHOSTUNREACH",
               "name": "host_unreachable"}

# What is done in place of the operation. After `silent` everything else is still answered.
FAULTS = {
    "exit": lambda request: os._exit(3),
    "abort": lambda request: os.kill(os.getpid(), signal.SIGABRT),
    "silent": lambda request: None,
    "hang": hang,
    "garbage": lambda request: say(b"this is no frame\n"),
    "endless": lambda request: endless_line(),
    "twice": reply_twice,
    "unknown_id": lambda request: reply(987654321, ok={}),
    "unreachable": lambda request: reply(request["id"], error=UNREACHABLE, began=1, ended=2),
    "litter": litter,
    "unsupported": lambda request: reply(request["id"], unsupported={"why": "it was a lie"}),
    "child": lambda request: leave_a_child(),
}
# What is done at the first request of all.
FIRST = {
    "hello_exit": lambda: os._exit(3),
    "hello_hang": sleep_for_ever,
    "hello_garbage": lambda: say(b"Welcome to the driver 1.0\n"),
}


def pass_replies():
    for line in iter(behind.stdout.readline, b""):
        sizes = json.loads(line).get("attached", [])
        say(line + b"".join(behind.stdout.read(size) for size in sizes))
    os._exit(behind.wait())


def pass_on(request, content=b""):
    behind.stdin.write(json.dumps(request).encode() + b"\n" + content)
    behind.stdin.flush()


def operations(request):
    calls = request.get("calls", [request])
    return {call.get("op") for call in calls}


threading.Thread(target=pass_replies, daemon=True).start()
if fault in FIRST:
    FIRST[fault]()
for line in iter(requests.readline, b""):
    request = json.loads(line)
    content = b"".join(requests.read(size) for size in request.get("attached", []))
    cell += request.get("type") == "reset"
    if fault in FAULTS and operation in operations(request):
        FAULTS[fault](request)
        continue
    pass_on(request, content)
behind.stdin.close()
behind.wait()
