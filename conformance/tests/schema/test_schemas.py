"""Every example of docs/protocol.md and every vector, held against the schemas."""

import json
import pathlib
import re
import unittest

import jsonschema
import schemas

PROTOCOL_TEXT = (pathlib.Path(__file__).resolve().parents[3] / "docs/protocol.md").read_text()

# The list from which the runner and the checks of drivers are compiled.
OPERATIONS = set(re.findall(r"^SOCKSPEC_OPERATION\((\w+)\)$",
                            (schemas.PROTOCOL / "operations.def").read_text(), re.MULTILINE))


def examples():
    """The frames in the document's code blocks: pairs of who sends (">" or "<") and the frame."""
    for block in re.findall(r"^```\n(.*?)^```", PROTOCOL_TEXT, re.MULTILINE | re.DOTALL):
        for text in re.findall(r"^[<>] .*?(?=^[<>] |\Z)", block, re.MULTILINE | re.DOTALL):
            yield text[0], json.loads(text[2:])
    for text in re.findall(r'`(\{"type":"log".*?\})`', PROTOCOL_TEXT):
        yield "<", json.loads(text)


def table_row(name):
    """The JSON values in the row of section 6 that begins with that name."""
    row = re.search(rf"^\| {re.escape(name)} \| (.*) \|$", PROTOCOL_TEXT, re.MULTILINE).group(1)
    return [json.loads(text) for text in re.findall(r"`(\{.*?\}|\".*?\")`", row)
            if "..." not in text]


class Examples(unittest.TestCase):
    def test_every_message_has_an_example_that_is_sound(self):
        asked, seen = {}, set()
        for sender, frame in examples():
            with self.subTest(frame=frame):
                seen.add(frame["type"])
                if sender == ">":
                    asked[frame["id"]] = frame
                    self.assertEqual([], schemas.request_faults(frame))
                elif frame["type"] == "reply":
                    self.assertEqual([], schemas.reply_faults(asked[frame["id"]], frame))
                else:
                    self.assertEqual([], schemas.message_faults(frame))
        self.assertEqual(set(schemas.REQUESTS) | {"reply", "entered", "log"}, seen)

    def test_the_values_of_section_6_are_sound(self):
        rows = {"data to send": "data", "data received": "received", "address": "address",
                "option value": "option_value", "family": "family", "type": "socket_type",
                "protocol": "protocol"}
        for row, name in rows.items():
            values = table_row(row)
            self.assertTrue(values, row)
            for value in values:
                with self.subTest(row=row, value=value):
                    self.assertEqual([], schemas.faults(f"values.json#/$defs/{name}", value))

    def test_the_outcomes_of_section_3_are_sound(self):
        outcomes = re.findall(r"^\| `(\w+)` \| .* \| `(\".*\})` \|$", PROTOCOL_TEXT, re.MULTILINE)
        self.assertEqual(["ok", "error", "unsupported", "broken"], [name for name, _ in outcomes])
        for _, text in outcomes:
            self.assertEqual([], schemas.faults("outcome.json", json.loads("{" + text + "}")))

    def test_every_operation_of_sections_7_and_8_has_a_schema_and_no_other(self):
        sections = PROTOCOL_TEXT[PROTOCOL_TEXT.index("## 7."):PROTOCOL_TEXT.index("## 9.")]
        named = set()
        for row in re.findall(r"^\| (`[a-z].*?) \|", sections, re.MULTILINE):
            named |= set(re.findall(r"`(\w+)`", row))
        self.assertEqual(named, set(schemas.FILES["operations.json"]["$defs"]))
        self.assertEqual(OPERATIONS, named)


class Schemas(unittest.TestCase):
    def test_they_are_schemas(self):
        for name, content in schemas.FILES.items():
            with self.subTest(name=name):
                jsonschema.Draft202012Validator.check_schema(content)
                for reference in re.findall(r'"\$ref": "([^"]*)"', json.dumps(content)):
                    file, _, _ = reference.partition("#")
                    self.assertTrue(not file or file in schemas.FILES, reference)

    def test_message_vectors(self):
        lines = (schemas.PROTOCOL / "vectors/messages.jsonl").read_text().splitlines()
        self.assertGreater(len(lines), 50)
        for vector in map(json.loads, lines):
            with self.subTest(vector=vector):
                found = self.faults_of(vector)
                self.assertEqual("wrong" in vector, bool(found), found)

    @staticmethod
    def faults_of(vector):
        try:
            frame = json.loads(vector["line"])
        except ValueError as error:
            return [str(error)]
        if vector["from"] == "driver":
            return schemas.message_faults(frame)
        found = schemas.request_faults(frame)
        if not found and sum(frame.get("attached", [])) > 16 * 1024 * 1024:
            found = ["more is attached than 16 MiB"]  # a sum, which no schema can tell
        return found


if __name__ == "__main__":
    unittest.main()
