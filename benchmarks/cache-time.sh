#!/bin/sh
# What it takes in a warm process to have the bytecode of a script of 5 KB and of 200 KB: parsed and
# lowered, or taken from the cache's file.
#
#   cache-time.sh [ROUNDS]
. "$(dirname "$0")/common.sh"

build
bench engine.CacheTime "$@"
