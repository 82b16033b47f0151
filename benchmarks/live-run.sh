#!/bin/sh
# A live run in a real window (under Xvfb if there is no display): what the window costs, and whether
# memory stays steady. Usage: benchmarks/live-run.sh [MINUTES] [RATE] [FOLDER]
# Prints a row about each 15 s: JavaFX and render thread as % of a core since the last row, live heap
# after a collection, threads, loaded classes.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
minutes=${1:-1}
rate=${2:-2000}
folder=${3:-$root/sample-handlers/json-api}
step=15

started=
cleanup() {
    # shellcheck disable=SC2086
    [ -z "$started" ] || kill $started 2>/dev/null || true
}
trap cleanup EXIT INT TERM

if [ -z "${DISPLAY:-}" ]; then
    display=:$((90 + $$ % 100))
    Xvfb "$display" -screen 0 1280x800x24 >/dev/null 2>&1 &
    started="$started $!"
    DISPLAY=$display
    export DISPLAY
fi

jcmd() {
    "$(dirname -- "$(readlink -f "/proc/$pid/exe")")/jcmd" "$@"
}

log=$(mktemp)
"$root/workbench" open "$folder" --auto-run --rate "$rate" -d "$((minutes * 60 + 30))s" -w 5s \
    --size 1280x800 >"$log" 2>&1 &
pid=$!
started="$pid $started"

until jcmd "$pid" Thread.print 2>/dev/null | grep -q '"JavaFX Application Thread"'; do
    kill -0 "$pid" 2>/dev/null || {
        cat "$log" >&2
        exit 1
    }
    sleep 1
done
sleep 10

cpu_ms() { # thread name
    jcmd "$pid" Thread.print | sed -n "s/^\"$1\".* cpu=\([0-9.]*\)ms .*/\1/p" | head -n 1
}

share() { # CPU milliseconds before and after one step
    awk -v a="$1" -v b="$2" -v s="$((elapsed - last))" 'BEGIN { print (b - a) / (s * 10) }'
}

printf '%7s %7s %9s %12s %8s %8s\n' time fx% render% heapMiB threads classes
begun=$(date +%s)
elapsed=0
fx0=$(cpu_ms 'JavaFX Application Thread')
render0=$(cpu_ms 'QuantumRenderer-0')
while [ "$elapsed" -lt $((minutes * 60)) ]; do
    sleep "$step"
    last=$elapsed
    elapsed=$(($(date +%s) - begun))
    fx1=$(cpu_ms 'JavaFX Application Thread')
    render1=$(cpu_ms 'QuantumRenderer-0')
    live=$(jcmd "$pid" GC.class_histogram | awk '/^Total/ {printf "%.1f", $3 / 1048576}')
    threads=$(jcmd "$pid" Thread.print | grep -c '^"')
    classes=$(jcmd "$pid" VM.classloader_stats 2>/dev/null | awk '/^Total/ {print $4}')
    printf '%6ss %7.1f %9.1f %12s %8s %8s\n' "$elapsed" \
        "$(share "$fx0" "$fx1")" "$(share "$render0" "$render1")" "$live" "$threads" "$classes"
    fx0=$(cpu_ms 'JavaFX Application Thread')
    render0=$(cpu_ms 'QuantumRenderer-0')
done
