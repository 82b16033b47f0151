#!/bin/sh
# How soon the engines are fast: operations in slices of 50 ms of the first second, of 500 ms after it,
# for each case in a process of its own that has run only a tiny other script. Prints the operations of
# the first second, plateaus (the last fifth), geometric means of the ratios of the first engine to
# each, and the curves; writes them to FILE.csv and FILE.svg.
#
#   warmup.sh [--rounds N] [--millis N] [--cases EXPRESSION] [--engines LIST] [--out FILE]
#
# LIST and EXPRESSION as engine.sh takes them.
. "$(dirname "$0")/common.sh"

rounds=1
millis=10000
cases='.*'
engines=zts,graaljs-jit,rhino-compiled,node
out=$here/target/warmup
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --millis) millis=$2; shift 2 ;;
        --cases) cases=$2; shift 2 ;;
        --engines) engines=$2; shift 2 ;;
        --out) out=$2; shift 2 ;;
        *) echo "unknown option: $1 (--rounds N, --millis N, --cases EXPRESSION, --engines LIST, --out FILE)" >&2; exit 2 ;;
    esac
done

build
# shellcheck disable=SC2046 # the list is meant to be split
bench engine.WarmUp "$here/engine/cases" "$out" "$rounds" "$millis" "$cases" $(engines "$engines")
