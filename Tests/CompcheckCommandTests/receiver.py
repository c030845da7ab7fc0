"""A receiver of alerts that answers as the path asks, well or badly.

usage: receiver.py LOG [CERTIFICATE KEY]
It listens on a port of 127.0.0.1 that the system chooses, and says which on its standard output. Each request is a line of
JSON in LOG before it is answered: path, method, headers, body, and whether its signature fits $COMPCHECK_WEBHOOK_SECRET.
"""
import collections
import hashlib
import hmac
import http.server
import json
import os
import ssl
import sys
import threading

log = open(sys.argv[1], "w", encoding="utf-8")
lock = threading.Lock()
visits = collections.Counter()
secret = os.environ.get("COMPCHECK_WEBHOOK_SECRET", "").encode()


class Receiver(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.do_POST()

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        expected = "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()
        request = {
            "path": self.path,
            "method": self.command,
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": body.decode(),
            "isSigned": hmac.compare_digest(self.headers.get("X-Compcheck-Signature", ""), expected),
        }
        with lock:
            visits[self.path] += 1
            visit = visits[self.path]
            log.write(json.dumps(request) + "\n")
            log.flush()
        self.behave(self.path.split("/")[1], visit)

    def behave(self, manner, visit):
        self.close_connection = True
        if manner == "redirect":
            self.answer(302, b"", {"Location": "/ok/after-redirect"})
        elif manner == "flaky":
            self.answer(500 if visit == 1 else 200, b"try again")
        elif manner == "busy":
            self.answer(429 if visit == 1 else 204, b"", {"Retry-After": "1"})
        elif manner == "error":
            self.answer(500, b"<b>out of order</b>\x1b[31m\n")
        elif manner == "bad":
            self.answer(400, b"no such channel")
        elif manner == "slow":
            threading.Event().wait()
        elif manner == "close":
            self.connection.close()
        elif manner == "garbage":
            self.wfile.write(b"this is not HTTP\r\n\r\n")
        elif manner == "drip-head":
            self.drip(b"HTTP/1.1 200 OK\r\n", b"X-Drip: drop\r\n")
        elif manner == "drip-refusal":
            self.drip(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 1000000\r\n\r\n", b"x")
        elif manner == "drip-ok":
            self.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"x")
        elif manner == "huge-ok":
            self.answer(200, b"x" * 50_000_000)
        elif manner == "huge-refusal":
            self.answer(403, b"x" * 50_000_000)
        else:
            self.answer(200, b"ok")

    def answer(self, status, body, headers={}):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass  # Nobody has to read a huge answer to its end.

    def drip(self, head, drop):
        try:
            self.wfile.write(head)
            while True:
                self.wfile.write(drop)
                threading.Event().wait(0.1)
        except OSError:
            pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
server.daemon_threads = True
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
# Whoever started it closes its input when he is done with it, also by dying.
sys.stdin.read()
