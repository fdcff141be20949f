"""Posts a run, a ride and a file, each twice: the second time, the API finds what it has. Needs only Python 3.9.

As it stands it talks to `npm start`, as the demo's tracker, for the athlete who let it in.
"""

import base64
import gzip
import json
import os
import pathlib
import time
import urllib.error
import urllib.parse
import urllib.request

API = os.environ.get("API", "http://localhost:4000")
TOKEN_ENDPOINT = os.environ.get("TOKEN_ENDPOINT", f"{API}/issuer/oauth2/token")
CLIENT_ID = os.environ.get("CLIENT_ID", "trackerclient0000000000000")
CLIENT_SECRET = os.environ.get("CLIENT_SECRET", "tracker-secret-of-the-local-demo")


def send(url, headers, body=None):
    """Sends a POST, or a GET if there is no body, and retries after 409, 429 and 5xx: what is posted twice is recorded once."""
    for tries in range(1, 5):
        try:
            request = urllib.request.Request(url, body, headers)
            with urllib.request.urlopen(request) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            may_pass = error.code in (409, 429) or error.code >= 500
            if not may_pass or tries == 4:
                return error.code, json.load(error)
            time.sleep(float(error.headers.get("Retry-After", 2**tries)))


def get_token():
    """A token, valid for an hour: request it once, and use it for all calls."""
    basic = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
    body = urllib.parse.urlencode({"grant_type": "client_credentials"}).encode()
    headers = {"Authorization": f"Basic {basic}", "Content-Type": "application/x-www-form-urlencoded"}
    status, answer = send(TOKEN_ENDPOINT, headers, body)
    if status != 200:
        raise SystemExit(f"No token: {status} {answer}")
    return answer["access_token"]


authorization = {"Authorization": f"Bearer {get_token()}"}
as_json = {**authorization, "Content-Type": "application/json"}
as_file = {**authorization, "Content-Type": "application/octet-stream"}


def find_athlete():
    """The athletes that this client may post for: here, the first of them."""
    _, answer = send(f"{API}/v1/athletes?limit=1", authorization)
    return answer["athletes"][0]["id"]


def post(what, url, headers, body):
    status, answer = send(url, headers, body)
    if "results" not in answer:
        raise SystemExit(f"{what}: {status} {answer}")
    for result in answer["results"]:
        print(what, status, result["status"], result.get("runId") or result.get("sessionId") or result["errors"])


athlete = f"{API}/v1/athletes/{os.environ.get('ATHLETE') or find_athlete()}"
runs, sessions = f"{athlete}/runs", f"{athlete}/sessions"
run = {
    "externalId": "python-2025-05-03",
    "startedAt": "2025-05-03T06:30:00-05:00",
    "timeZone": "America/Chicago",
    "type": "EASY",
    "distanceMeters": 5000,
    "durationSeconds": 1620,
}
# Other training is a session. One that somebody prohibited is a breach, as a run would be.
ride = {
    "externalId": "python-2025-05-03-ride",
    "activity": "CROSS_TRAINING",
    "startedAt": "2025-05-03T18:00:00-05:00",
    "timeZone": "America/Chicago",
    "durationSeconds": 3600,
    "distanceMeters": 28000,
    "effort": 4,
}
# Compressed: at most 4.4 MB can be posted, of up to 25 MB once unpacked.
file = gzip.compress(pathlib.Path(__file__).with_name("easy-run.gpx").read_bytes())

post("run", runs, {**as_json, "Idempotency-Key": '"python-2025-05-03-a"'}, json.dumps(run).encode())
post("run again", runs, as_json, json.dumps(run).encode())
post("ride", sessions, as_json, json.dumps(ride).encode())
post("ride again", sessions, as_json, json.dumps(ride).encode())
post("file", f"{runs}/import", as_file, file)
post("file again", f"{runs}/import", as_file, file)
