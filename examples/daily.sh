#!/bin/sh
# The job of every day: fetch what a feed or a list names, extract it, check the tables, say what is new, export.
# Any step that fails ends the job with its status, and the last line on the error stream says which.
#
#   FEED=https://news.example/feed.xml sh daily.sh          in the folder of raw/ and processed/
#
# FEED may be left out where something else fills raw/. SINCE is the first day that counts as new: today unless said.
# Everything of a day lies in days/DAY: new.txt, summary.json, extract.log, export/. A job that was killed is begun
# again by running it again; what was fetched and extracted by then is not done twice.
set -eu
PIPELINE=${PIPELINE:-pipeline}
RAW=${RAW:-raw}
OUT=${OUT:-processed}
DAY=${DAY:-$(date -u +%F)}
SINCE=${SINCE:-$DAY}
day=days/$DAY
step=starting
trap 'status=$?; [ $status = 0 ] || echo "daily job of $DAY failed while $step (status $status)" >&2' EXIT

mkdir -p "$RAW" "$day"
if [ -n "${FEED:-}" ]; then
    step=fetching
    "$PIPELINE" fetch "$FEED" --out "$RAW/fetched" --contact "${CONTACT:-}" --delay "${DELAY:-2}"
fi
step=extracting
"$PIPELINE" extract "$RAW" --out "$OUT" -q --max-failures "${MAX_FAILURES:-0.2}" --summary "$day/summary.json" --log-file "$day/extract.log"
step=verifying
"$PIPELINE" verify "$OUT"
step="telling what is new"
"$PIPELINE" new --out "$OUT" --since "$SINCE" >"$day/new.part"
mv "$day/new.part" "$day/new.txt"
cat "$day/new.txt"
step=exporting
"$PIPELINE" export "$OUT" --out "$day/export" --stories
