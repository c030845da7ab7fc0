"""Holds a certificate against what others make of it: python3 check_certificate.py CERTIFICATE PUBLIC-KEY.

The envelope against securesystemslib's DSSE, the statement against in-toto's. Prints the statement.
"""

import base64
import json
import sys

from cryptography.hazmat.primitives.serialization import load_pem_public_key
from google.protobuf import json_format
from in_toto_attestation.v1.statement import Statement
from in_toto_attestation.v1.statement_pb2 import Statement as Message
from securesystemslib.dsse import Envelope
from securesystemslib.signer import SSlibKey

certificate, public = sys.argv[1:]
with open(certificate, encoding="utf-8") as file:
    written = json.load(file)
with open(public, "rb") as file:
    key_id = written["signatures"][0]["keyid"]
    key = SSlibKey.from_crypto(load_pem_public_key(file.read()), keyid=key_id)
assert written["payloadType"] == "application/vnd.in-toto+json"
assert list(Envelope.from_dict(written).verify([key], 1)) == [key_id]
payload = base64.b64decode(written["payload"], validate=True)
Statement.copy_from_pb(json_format.Parse(payload, Message())).validate()
print(payload.decode())
