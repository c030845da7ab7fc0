"""Says what in the table on standard input is not CSV that a spreadsheet opens safely (RFC 4180)."""
import csv
import io
import sys

text = sys.stdin.buffer.read().decode("utf-8")
if text.replace("\r\n", "").count("\n") or not text.endswith("\r\n"):
    sys.exit("lines do not end as they must")
csv.field_size_limit(10_000_000)
rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
for number, row in enumerate(rows, 1):
    if len(row) != len(rows[0]):
        sys.exit(f"row {number} has {len(row)} cells, not {len(rows[0])}")
    for cell in row:
        if cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
            sys.exit(f"row {number} has a formula: {cell[:40]!r}")
print("valid")
