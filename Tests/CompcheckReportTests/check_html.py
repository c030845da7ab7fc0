"""Says what in the page on standard input is not HTML as it must be written; exit 3: cannot."""
import sys

try:
    import html5lib
except ImportError:
    sys.exit(3)

parser = html5lib.HTMLParser()
parser.parse(sys.stdin.buffer.read(), transport_encoding="utf-8")
for place, code, details in parser.errors[:10]:
    print(f"{place[0]}:{place[1]}: {code} {details}")
print("valid" if not parser.errors else "invalid")
