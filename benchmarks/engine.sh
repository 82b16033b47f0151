#!/bin/sh
# The engines beside each other over the cases in engine/cases, each in a process of its own, in turn;
# prints operations a second (medians over the rounds) and geometric means of the ratios of the first
# engine to each.
#
#   engine.sh [--rounds N] [--warm MILLIS] [--block MILLIS] [--cases EXPRESSION] [--engines LIST]
#
# LIST: of zts,zts-baseline,zts-interpreted,graaljs,graaljs-jit,rhino-interpreted,rhino-compiled,node;
# node is left out if it is not installed, graaljs-jit if the Graal compiler does not resolve.
# EXPRESSION: a regular expression for the names of cases.
. "$(dirname "$0")/common.sh"

rounds=3
warm=1500
block=500
cases='.*'
engines=zts,zts-baseline,zts-interpreted,graaljs,graaljs-jit,rhino-interpreted,rhino-compiled,node
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --warm) warm=$2; shift 2 ;;
        --block) block=$2; shift 2 ;;
        --cases) cases=$2; shift 2 ;;
        --engines) engines=$2; shift 2 ;;
        *) echo "unknown option: $1 (--rounds N, --warm MILLIS, --block MILLIS, --cases EXPRESSION, --engines LIST)" >&2; exit 2 ;;
    esac
done

build
# shellcheck disable=SC2046 # the list is meant to be split
bench engine.EngineSuite "$here/engine/cases" "$rounds" "$warm" "$block" "$cases" $(engines "$engines")
