"""Reads a mail message of standard input as strictly as Python does, and tells what it says as JSON."""
import email
import email.policy
import json
import sys

text = sys.stdin.buffer.read()
message = email.message_from_bytes(text, policy=email.policy.default)
defects = list(message.defects)
for part in message.walk():
    defects += part.defects
for header in message.values():
    defects += header.defects
print(json.dumps({
    "defects": [repr(defect) for defect in defects],
    "headers": sorted(name.lower() for name in message.keys()),
    "to": [address.addr_spec for address in message["To"].addresses],
    "subject": message["Subject"],
    "date": message["Date"].datetime.isoformat(),
    "body": message.get_content(),
    "isASCII": text.isascii(),
    "longest": max(len(line) for line in text.split(b"\n")),
}))
