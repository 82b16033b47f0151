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
[ "$wrk" = no ] || need_wrk

build
make_work

# measure PORT prints responses/s.
measure() {
    if [ "$wrk" = yes ]; then
        wrk -t1 -c"$connections" -d"${seconds}s" "http://127.0.0.1:$1/" | awk '/Requests\/sec/ { print int($2) }'
    else
        bench ClosedLoad "$1" / "$connections" "$seconds"
    fi
}

begin_bare bare codec
bare_port=$port
begin_ours ours "$root/sample-handlers/hello"
ours_port=$port

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
bare=$(median 1 <"$work/bare")
ours=$(median 1 <"$work/ours")
awk -v b="$bare" -v o="$ours" 'BEGIN { printf "median %10d  %9d  ratio %.3f\n", b, o, o / b }'
