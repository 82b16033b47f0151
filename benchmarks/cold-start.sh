#!/bin/sh
# Cold start of `workbench run` as its report tells it, each time a process of its own: without a
# cache of bytecode, with an empty one (compiled and stored) and with a filled one, in turn, for a
# sample folder and for a generated handler of about 200 KB. Medians in milliseconds.
#
#   cold-start.sh [--rounds N] [--folder DIR] [--bytes N]
#
# WORKBENCH names another command than the checkout's ./workbench.
. "$(dirname "$0")/common.sh"

rounds=10
folder=$root/sample-handlers/json-api
bytes=200000
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --folder) folder=$2; shift 2 ;;
        --bytes) bytes=$2; shift 2 ;;
        *) echo "unknown option: $1 (--rounds N, --folder DIR, --bytes N)" >&2; exit 2 ;;
    esac
done

build
make_work

mkdir "$work/big"
bench engine.GeneratedHandler "$bytes" "$work/big/index.js"

# start FOLDER ARGUMENT... prints the nanoseconds of one start: process, folder, isolate and its parts.
start() {
    served=$1
    shift
    "${WORKBENCH:-$root/workbench}" run "$served" --quiet --connections 1 --duration 200ms --warmup 0s \
        --json "$work/report.json" "$@" >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }
    report=$(tr -d ' \n' <"$work/report.json")
    for figure in processNanos folderNanos isolateNanos compileNanos openNanos runNanos; do
        printf '%s ' "$(echo "$report" | sed -n "s/.*\"coldStart\":{[^}]*\"$figure\":\([0-9]*\).*/\1/p")"
    done
    echo
}

# medians FILE prints the median of each column in milliseconds.
medians() {
    for column in 1 2 3 4 5 6; do
        printf ' %9.1f' "$(median $column <"$1" | awk '{ print $1 / 1e6 }')"
    done
}

# compare NAME FOLDER measures and prints the three ways.
compare() {
    start "$2" --bytecode-cache "$work/warm" >/dev/null
    round=1
    while [ "$round" -le "$rounds" ]; do
        start "$2" --no-bytecode-cache >>"$work/$1.none"
        rm -rf "$work/empty"
        start "$2" --bytecode-cache "$work/empty" >>"$work/$1.empty"
        start "$2" --bytecode-cache "$work/warm" >>"$work/$1.filled"
        round=$((round + 1))
    done
    for cache in none empty filled; do
        printf '%-10s %-7s' "$1" "$cache"
        medians "$work/$1.$cache"
        echo
    done
}

printf '%-10s %-7s %9s %9s %9s %9s %9s %9s  (ms, medians of %d)\n' \
    handlers cache process folder isolate bytecode open run "$rounds"
compare "$(basename "$folder")" "$folder"
compare generated "$work/big"
