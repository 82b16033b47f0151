#!/bin/sh
# Latency and pauses of a handler that makes 64 KB or 1 MB of garbage a request, in bursts of open load with
# rests, with and without collections between requests, in turn, at a heap of 256 MB. 3 rounds unless told
# otherwise, 2 min each.
. "$(dirname "$0")/common.sh"
build
"$java" -XX:+UseG1GC -Xmx256m -XX:+ExplicitGCInvokesConcurrent --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -cp "$here/target/classes:$here/target/lib/*" \
    dev.zts.benchmarks.GcBetween "$@"
