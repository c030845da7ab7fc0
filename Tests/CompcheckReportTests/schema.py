"""Validates one JSON document of standard input against a published schema; exit 3: cannot.

usage: schema.py SCHEMA_FILE
jsonschema-rs is much faster than jsonschema (2 s instead of 60 for 120 MB), which serves where it is not there.
"""
import json
import pathlib
import sys

path = pathlib.Path(sys.argv[1])
if not path.exists():
    sys.exit(3)
schema = json.loads(path.read_text())
try:
    import jsonschema_rs

    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
except ImportError:
    # Python's own regular expressions know no classes of Unicode.
    if "\\\\p{" in path.read_text():
        sys.exit(3)
    try:
        import jsonschema
    except ImportError:
        sys.exit(3)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema, format_checker=kind.FORMAT_CHECKER)
for error in validator.iter_errors(json.load(sys.stdin)):
    sys.exit(f"{getattr(error, 'instance_path', '') or error.json_path}: {error.message[:300]}")
print("valid")
