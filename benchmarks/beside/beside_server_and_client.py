"""Programs that measure with a server and a client: iperf3 and sockperf, over TCP on 127.0.0.1.

usage: beside_server_and_client.py iperf3|sockperf BYTES TIMES
Prints the nanoseconds of one operation: of iperf3 to send so many bytes, of sockperf a round trip
of so many, for as many seconds as TIMES of them may take, one at least.
"""

import json
import re
import socket
import subprocess
import sys

PATIENCE = 20  # seconds


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def wait_for(server, text):
    """Until the server has printed the text, which it does when it listens."""
    for line in server.stdout:
        if text in line:
            return
    sys.exit(f"{server.args[0]} ended before it listened")


def run_client(command):
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    if ran.returncode:
        sys.exit(f"{command[0]}: {ran.stdout} {ran.stderr}")
    return ran.stdout


def measured(server_command, listens, client_command):
    server = subprocess.Popen(server_command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True)
    try:
        wait_for(server, listens)
        return run_client(client_command)
    finally:
        server.kill()
        server.communicate()


def iperf3(size, times):
    port = free_port()
    printed = measured(
        ["iperf3", "--server", "--one-off", "--bind", "127.0.0.1", "--port", port, "--forceflush"],
        "Server listening",
        ["iperf3", "--client", "127.0.0.1", "--port", port, "--bytes", str(size * times),
         "--length", str(size), "--congestion", "cubic", "--no-delay", "--json"])
    end = json.loads(printed)["end"]
    operations = end["sum_received"]["bytes"] / size
    elapsed = end["sum_received"]["seconds"] * 1e9 / operations
    use = end["cpu_utilization_percent"]
    return elapsed * (use["host_total"] + use["remote_total"]) / 100, elapsed


def sockperf(size, _times):
    port = free_port()
    printed = measured(
        ["sockperf", "server", "--tcp", "-i", "127.0.0.1", "-p", port],
        "to block on socket",
        ["sockperf", "ping-pong", "--tcp", "-i", "127.0.0.1", "-p", port, "-m", str(size),
         "-t", "1", "--full-rtt"])
    found = re.search(r"Round trip is ([0-9.]+) usec|Latency is ([0-9.]+) usec", printed)
    if not found:
        sys.exit(f"sockperf says no latency: {printed}")
    elapsed = float(found.group(1)) * 1e3 if found.group(1) else float(found.group(2)) * 2e3
    return elapsed, elapsed  # it does not tell processor time; on one processor it waits for none


for name, nanoseconds in zip(("processor", "elapsed"),
                             {"iperf3": iperf3, "sockperf": sockperf}[sys.argv[1]](
                                 int(sys.argv[2]), int(sys.argv[3]))):
    print(name, nanoseconds)
