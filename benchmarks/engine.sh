#!/bin/sh
# The engines beside each other over the cases in engine/cases, each in a process of its own, in turn;
# prints operations a second (medians over the rounds) and geometric means of the ratios to zts.
#
#   engine.sh [--rounds N] [--warm MILLIS] [--block MILLIS] [--engines LIST]
#
# LIST: of zts,graaljs,rhino-interpreted,rhino-compiled,node; node is left out if it is not installed.
. "$(dirname "$0")/common.sh"

rounds=3
warm=1500
block=500
engines=zts,graaljs,rhino-interpreted,rhino-compiled,node
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --warm) warm=$2; shift 2 ;;
        --block) block=$2; shift 2 ;;
        --engines) engines=$2; shift 2 ;;
        *) echo "unknown option: $1 (--rounds N, --warm MILLIS, --block MILLIS, --engines LIST)" >&2; exit 2 ;;
    esac
done
list=
for engine in $(printf '%s' "$engines" | tr ',' ' '); do
    if [ "$engine" = node ] && ! command -v node >/dev/null; then
        echo "node is not installed; it is left out." >&2
    else
        list="$list $engine"
    fi
done

build
# shellcheck disable=SC2086 # the list is meant to be split
bench engine.EngineSuite "$here/engine/cases" "$rounds" "$warm" "$block" $list
