#!/bin/sh
# What hostile clients cost `workbench serve`: idle connections up to the limit, then slowhttptest's slow
# headers, slow bodies and slow readers, with an honest client beside them.
#
#   faults.sh [--idle-only]
#
# Needs `ulimit -n 20000`; slowhttptest (a package of the usual distributions) and curl for all but
# --idle-only. WORKBENCH names another command than the checkout's ./workbench.
. "$(dirname "$0")/common.sh"

idle_only=no
case ${1:-} in
    '') ;;
    --idle-only) idle_only=yes ;;
    *) echo "unknown option: $1 (--idle-only)" >&2; exit 2 ;;
esac
if [ "$idle_only" = no ] && ! command -v slowhttptest >/dev/null; then
    echo "slowhttptest is not installed; take --idle-only." >&2
    exit 1
fi
ulimit -n 20000

build
make_work

mkdir "$work/folder"
echo "export function GET() { return Response.text('hello'); }" >"$work/folder/index.js"
echo "export function GET() { return Response.text('x'.repeat(2000000)); }" >"$work/folder/big.js"
echo "export function POST() { return Response.text('posted'); }" >"$work/folder/post.js"

# serve [OPTION...] starts a server on $port.
serve() {
    begin_ours ours "$work/folder" --metrics "$@"
    server=$(cat "$work/ours.pid")
}

figures() {
    curl -s "http://127.0.0.1:$port/metrics" |
        grep -E '^zts_http_(responses_total|connections |client_aborted)|^jvm_heap_used' | tr '\n' ' '
    grep VmRSS "/proc/$server/status"
}

# An honest client: a new connection every half second.
honest() {
    seconds=$(($(date +%s) + $1))
    while [ "$(date +%s)" -lt "$seconds" ]; do
        curl -s -o /dev/null -w '%{http_code} %{time_total}\n' "http://127.0.0.1:$port/" || true
        sleep 0.5
    done | awk '{ n[$1]++; s[$1] += $2; if ($2 > w[$1]) w[$1] = $2 }
        END { for (k in n) printf "honest client: %d x %s, mean %.1f ms, worst %.1f ms\n", n[k], k, s[k] / n[k] * 1000, w[k] * 1000 }'
}

# slow ARGUMENT... runs slowhttptest with 1,000 connections beside an honest client.
slow() {
    echo "slowhttptest $*"
    figures
    honest 30 &
    client=$!
    slowhttptest "$@" -c 1000 -r 200 -l 30 -v 1 2>&1 | sed 's/\x1b\[[0-9;]*m//g' |
        grep -E 'closed|connected|error|service available|Exit' || true
    wait "$client"
    figures
}

serve --keep-alive 10m
bench IdleConnections "$port" "$server" 10000
stop_servers
if [ "$idle_only" = no ]; then
    serve
    slow -H -i 5 -u "http://127.0.0.1:$port/"
    slow -B -i 5 -s 8192 -t POST -u "http://127.0.0.1:$port/post"
    slow -X -w 512 -y 1024 -n 5 -z 32 -k 1 -u "http://127.0.0.1:$port/big"
fi
