"""The JSON Schemas of the driver protocol, applied to frames and to a request with its reply."""

import json
import pathlib

import jsonschema

PROTOCOL = pathlib.Path(__file__).resolve().parents[2] / "protocol"
FOLDER = PROTOCOL / "schema"
REQUESTS = ["hello", "call", "script", "open", "blocked", "ping", "cancel", "reset", "bye"]


def load(name):
    return json.loads((FOLDER / name).read_text())


FILES = {path.name: load(path.name) for path in FOLDER.glob("*.json")}
STORE = {(FOLDER / name).as_uri(): content for name, content in FILES.items()}


def validator(reference):
    """For "values.json" or "values.json#/$defs/data"; every reference is found in the folder."""
    resolver = jsonschema.RefResolver(FOLDER.as_uri() + "/", {}, store=STORE)
    return jsonschema.Draft202012Validator({"$ref": reference}, resolver=resolver)


def faults(reference, content):
    """One line for each thing that is wrong with the content."""
    return [f"{reference}: at /{'/'.join(map(str, error.absolute_path))}: {error.message}"
            for error in validator(reference).iter_errors(content)]


def request_faults(frame):
    found = faults("frame.json", frame)
    if not isinstance(frame, dict) or frame.get("type") not in REQUESTS:
        return found + [f"no request: {frame}"]
    found += faults(frame["type"] + ".json", frame)
    calls = frame.get("calls", []) if frame["type"] == "script" else [frame]
    if frame["type"] in ("call", "script") and not found:
        for call in calls:
            found += operation_faults(call["op"], "args", call.get("args", {}))
    return found


def operation_faults(operation, part, content):
    """`part` is "args" or "ok". An operation of a driver's own has no schema."""
    if operation not in FILES["operations.json"]["$defs"]:
        return []
    return faults(f"operations.json#/$defs/{operation}/properties/{part}", content)


def message_faults(frame):
    """Of what a driver sends, without regard to what was asked."""
    found = faults("frame.json", frame)
    if not isinstance(frame, dict) or frame.get("type") not in ("reply", "entered", "log"):
        return found + [f"no message of a driver: {frame}"]
    return found + faults(frame["type"] + ".json", frame)


def reply_faults(request, reply):
    """Of the reply to that request: its outcome, and the results that such a request has."""
    found = message_faults(reply)
    if found or "unsupported" in reply or "broken" in reply:
        return found
    if request["type"] == "script":
        if "results" not in reply:
            return [f"no results: {reply}"]
        return [fault for call, result in zip(request["calls"], reply["results"]) if "ok" in result
                for fault in operation_faults(call["op"], "ok", result["ok"])]
    if request["type"] == "call":
        found += faults("call.json#/$defs/result", reply)
        return found + (operation_faults(request["op"], "ok", reply["ok"]) if "ok" in reply else [])
    if "ok" not in reply:
        return [f"only calls can have the outcome error: {reply}"]
    return faults(f"{request['type']}.json#/$defs/ok", reply["ok"])
