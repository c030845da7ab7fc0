"""Validates one JSON document of standard input against a published schema; exit 3: cannot.

usage: schema.py SCHEMA_FILE
"""
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    sys.exit(3)

path = pathlib.Path(sys.argv[1])
if not path.exists():
    sys.exit(3)
schema = json.loads(path.read_text())
kind = jsonschema.validators.validator_for(schema)
kind.check_schema(schema)
validator = kind(schema, format_checker=kind.FORMAT_CHECKER)
for error in validator.iter_errors(json.load(sys.stdin)):
    sys.exit(f"{error.json_path}: {error.message[:300]}")
print("valid")
