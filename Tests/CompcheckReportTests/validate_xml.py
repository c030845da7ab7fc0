"""Validates an XML document on standard input against schemas; exit 3: cannot.

usage: validate_xml.py SCHEMA...
"""
import sys

try:
    from lxml import etree
except ImportError:
    sys.exit(3)

schemas = [etree.XMLSchema(etree.parse(name)) for name in sys.argv[1:]]
if not schemas:
    sys.exit(0)
document = etree.parse(sys.stdin.buffer, etree.XMLParser(huge_tree=True))
for name, schema in zip(sys.argv[1:], schemas):
    if not schema.validate(document):
        sys.exit(f"{name}: {schema.error_log.last_error}")
print("valid")
