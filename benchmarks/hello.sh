#!/bin/sh
# Requests/s of `workbench serve sample-handlers/hello` against a bare Netty HttpServerCodec hello:
# alternated rounds, medians and their ratio.
#
#   hello.sh [--rounds N] [--seconds N] [--connections N] [--wrk]
#
# The load is our closed loop; --wrk takes wrk instead, if it is installed. WORKBENCH names another
# command than the checkout's ./workbench.
. "$(dirname "$0")/common.sh"

rounds=3
seconds=5
connections=64
wrk=no
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --seconds) seconds=$2; shift 2 ;;
        --connections) connections=$2; shift 2 ;;
        --wrk) wrk=yes; shift ;;
        *) echo "unknown option: $1 (--rounds N, --seconds N, --connections N, --wrk)" >&2; exit 2 ;;
    esac
done
if [ "$wrk" = yes ] && ! command -v wrk >/dev/null; then
    echo "wrk is not installed; leave --wrk out to use our own closed loop." >&2
    exit 1
fi

build
work=$(mktemp -d)
bare_pid=
ours_pid=
stop_servers() {
    for pid in $bare_pid $ours_pid; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap stop_servers EXIT
trap 'exit 130' INT TERM

# Prints a port that was free a moment ago.
free_port() {
    bench Ports free
}

# Waits until a server answers, a minute at most.
await() {
    bench Ports await "$1" 60
}

# measure PORT prints responses/s.
measure() {
    if [ "$wrk" = yes ]; then
        wrk -t1 -c"$connections" -d"${seconds}s" "http://127.0.0.1:$1/" | awk '/Requests\/sec/ { print int($2) }'
    else
        bench ClosedLoad "$1" / "$connections" "$seconds"
    fi
}

median() {
    sort -n "$1" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

bare_port=$(free_port)
ours_port=$(free_port)
"$java" -XX:+UseG1GC -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$here/target/classes:$here/target/lib/*" dev.zts.benchmarks.http.BareServer "$bare_port" codec >"$work/bare.log" 2>&1 &
bare_pid=$!
"${WORKBENCH:-$root/workbench}" serve "$root/sample-handlers/hello" --port "$ours_port" >"$work/ours.log" 2>&1 &
ours_pid=$!
await "$bare_port" || { cat "$work/bare.log" >&2; exit 1; }
await "$ours_port" || { cat "$work/ours.log" >&2; exit 1; }

printf 'round  bare Netty  workbench  responses/s\n'
round=1
while [ "$round" -le "$rounds" ]; do
    bare=$(measure "$bare_port")
    ours=$(measure "$ours_port")
    echo "$bare" >>"$work/bare"
    echo "$ours" >>"$work/ours"
    printf '%5d  %10s  %9s\n' "$round" "$bare" "$ours"
    round=$((round + 1))
done
bare=$(median "$work/bare")
ours=$(median "$work/ours")
awk -v b="$bare" -v o="$ours" 'BEGIN { printf "median %10d  %9d  ratio %.3f\n", b, o, o / b }'
