"""Receives webhooks and rejects those without a valid signature: `WEBHOOK_SECRET=whsec_... python3 verify-webhook.py`

It needs Python 3.9 and no package. Standard Webhooks' own libraries do the same in a dozen languages.
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

# How far its timestamp may differ from our clock, in seconds. Rejects recorded messages that are sent again.
TOLERANCE_S = 5 * 60


def verify(secret, headers, body, now=None):
    """The event in a message. `body` is the bytes as received. Raises ValueError unless the signature is valid."""
    id, timestamp, signatures = (headers.get(f"webhook-{name}") for name in ("id", "timestamp", "signature"))
    if not id or not timestamp or not signatures:
        raise ValueError("This is no webhook: headers are missing")
    if abs((time.time() if now is None else now) - int(timestamp)) > TOLERANCE_S:
        raise ValueError("This webhook is too old, or our clock is wrong")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    due = base64.b64encode(hmac.new(key, f"{id}.{timestamp}.".encode() + body, hashlib.sha256).digest()).decode()
    # While a secret is replaced there are two signatures: one that is right is enough.
    if not any(hmac.compare_digest(each.encode(), f"v1,{due}".encode()) for each in signatures.split(" ")):
        raise ValueError("This webhook is not signed by the one who has our secret")
    return {"id": id, **json.loads(body)}


class Receiver(BaseHTTPRequestHandler):
    """Answers 204 as soon as a message is stored, and works later: after 15 s without an answer it is sent again."""

    seen = set()

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        try:
            event = verify(os.environ["WEBHOOK_SECRET"], self.headers, body)
        except ValueError as error:
            print(error, file=sys.stderr)
            self.send_response(400)
        else:
            # Each event comes at least once: its id tells whether it was here before. Yours belongs into a database.
            if event["id"] not in self.seen:
                print(event["type"], event["timestamp"], json.dumps(event["data"]), flush=True)
            self.seen.add(event["id"])
            self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        """Logs nothing."""


if __name__ == "__main__":
    server = HTTPServer(("localhost", int(os.environ.get("PORT", "4010"))), Receiver)
    print(f"Waiting for webhooks on http://localhost:{server.server_port}", flush=True)
    server.serve_forever()
