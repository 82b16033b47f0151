#!/bin/sh
# What it costs to hand a request to a worker: handlers of about 1, 20, 200 and 5,000 us on the event
# loops, on workers, and as the server decides; then fast ones beside slow ones. Needs wrk.
#
#   hand-off.sh [ROUNDS [SECONDS]]      3 rounds of 3 s take about 4 minutes
. "$(dirname "$0")/common.sh"
need_wrk
build
bench HandOff "${1:-3}" "${2:-3}"
