#!/bin/sh
# What it takes to have the bytecode of a script of 5 KB and of 200 KB: parsed and lowered, or taken
# from the cache's file. First in a warm process, then as the first script of processes of their own,
# in turn: without a cache, compiled and stored, and read; medians of processor time.
#
#   cache-time.sh [ROUNDS [PROCESSES]]
. "$(dirname "$0")/common.sh"

build
bench engine.CacheTime "${1:-400}"

processes=${2:-10}
make_work

printf '\n%9s %9s %9s %9s  (us of the first script of a process, medians of %d)\n' \
    'source B' none store hit "$processes"
for bytes in 5000 200000; do
    i=0
    while [ "$i" -lt "$processes" ]; do
        rm -rf "$work/cache"
        for way in none store hit; do
            bench engine.CacheTime cold $way $bytes "$work/cache" >>"$work/$bytes.$way"
        done
        i=$((i + 1))
    done
    printf '%9d' $bytes
    for way in none store hit; do
        printf ' %9.0f' "$(median 1 <"$work/$bytes.$way")"
    done
    echo
done
