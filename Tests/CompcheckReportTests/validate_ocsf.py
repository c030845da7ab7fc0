"""Validates events (one JSON per line of standard input) against a class of OCSF; exit 3: cannot.

usage: validate_ocsf.py VERSION CLASS
The schemas are those of the package ocsf-json-schema, in which every key must be known.
"""
import json
import sys

try:
    import jsonschema_rs
    from ocsf_json_schema.embedded import OcsfJsonSchemaEmbedded
    from ocsf_json_schema.loader import get_ocsf_schema

    schema = OcsfJsonSchemaEmbedded(get_ocsf_schema(sys.argv[1])).get_class_schema(sys.argv[2])
except (ImportError, OSError):
    sys.exit(3)

validator = jsonschema_rs.validator_for(schema, validate_formats=True)
count = 0
for line in sys.stdin.buffer:
    count += 1
    event = json.loads(line)
    for error in validator.iter_errors(event):
        sys.exit(f"line {count}: {error.instance_path}: {error.message[:300]}")
    if event["metadata"]["version"] < sys.argv[1]:
        sys.exit(f"line {count}: an event of {event['metadata']['version']}")
print(f"{count} valid")
