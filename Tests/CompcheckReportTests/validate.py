"""Validates documents (one JSON per line of standard input) against a schema of the folder; exit 3: cannot.

usage: validate.py SCHEMAS_FOLDER SCHEMA_FILE
The published schemas let readers meet unknown keys. Here every key must be described, so that none is forgotten.
"""
import json
import pathlib
import sys

try:
    import jsonschema
    import referencing
except ImportError:
    sys.exit(3)


def closed(schema):
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: closed(part) for key, part in schema.items()}
    if schema.get("type") == "object" and isinstance(schema.get("properties"), dict):
        schema.setdefault("additionalProperties", False)
    return schema


folder = pathlib.Path(sys.argv[1])
loaded = {path.name: json.loads(path.read_text()) for path in sorted(folder.glob("*.schema.json"))}
for schema in loaded.values():
    jsonschema.Draft202012Validator.check_schema(schema)
name = sys.argv[2]
try:
    # Much faster where documents are large.
    import jsonschema_rs

    registry = jsonschema_rs.Registry([(schema["$id"], closed(schema)) for schema in loaded.values()])
    validator = jsonschema_rs.Draft202012Validator(closed(loaded[name]), registry=registry)
except ImportError:
    registry = referencing.Registry().with_resources(
        (schema["$id"], referencing.Resource.from_contents(closed(schema))) for schema in loaded.values()
    )
    validator = jsonschema.Draft202012Validator(closed(loaded[name]), registry=registry)
count = 0
for line in sys.stdin.buffer:
    count += 1
    for error in validator.iter_errors(json.loads(line)):
        sys.exit(f"line {count}: {error.message[:300]}")
print(f"{count} valid")
