#!/bin/sh
# Posts a run, a ride and a file, each twice: the second time, the API finds what it has. Needs only curl, gzip and sed.
# Unchanged, it calls `npm start` as the demo's tracker, for the athlete who has granted it access.
set -eu

api=${API:-http://localhost:4000}
token_endpoint=${TOKEN_ENDPOINT:-$api/issuer/oauth2/token}
client_id=${CLIENT_ID:-trackerclient0000000000000}
client_secret=${CLIENT_SECRET:-tracker-secret-of-the-local-demo}
here=$(dirname "$0")

# 1. A token, valid for an hour: request it once, and use it for all calls.
token=$(curl -sf -u "$client_id:$client_secret" -d grant_type=client_credentials "$token_endpoint" |
  sed -n 's/.*"access_token": *"\([^"]*\)".*/\1/p')

# 2. The athletes that this client may post for: here, the first of them.
athlete=${ATHLETE:-$(curl -sf "$api/v1/athletes?limit=1" -H "Authorization: Bearer $token" |
  sed -n 's/.*"id": *"\(ath_[^"]*\)".*/\1/p')}

post() {
  path=$1
  shift
  # --retry tries again, with patience, after 408, 429 and 5xx, and waits as long as Retry-After says.
  curl -s --retry 3 -w '\n%{http_code}\n' "$api/v1/athletes/$athlete/$path" -H "Authorization: Bearer $token" "$@"
}

run='{
  "externalId": "curl-2025-05-01",
  "startedAt": "2025-05-01T06:30:00-05:00",
  "timeZone": "America/Chicago",
  "type": "EASY",
  "distanceMeters": 5000,
  "durationSeconds": 1620
}'

echo '# A run as JSON, and again:'
post runs -H 'Content-Type: application/json' -H 'Idempotency-Key: "curl-2025-05-01-a"' -d "$run"
post runs -H 'Content-Type: application/json' -d "$run"

# Other training is a session. One that somebody prohibited is a breach, as a run would be.
ride='{
  "externalId": "curl-2025-05-01-ride",
  "activity": "CROSS_TRAINING",
  "startedAt": "2025-05-01T18:00:00-05:00",
  "timeZone": "America/Chicago",
  "durationSeconds": 3600,
  "distanceMeters": 28000,
  "effort": 4
}'

echo '# A ride as JSON, and again:'
post sessions -H 'Content-Type: application/json' -d "$ride"
post sessions -H 'Content-Type: application/json' -d "$ride"

# Compressed: at most 4.4 MB can be posted, of up to 25 MB once unpacked.
echo '# A file, and again:'
gzip -c "$here/easy-run.gpx" | post runs/import -H 'Content-Type: application/octet-stream' --data-binary @-
gzip -c "$here/easy-run.gpx" | post runs/import -H 'Content-Type: application/octet-stream' --data-binary @-
