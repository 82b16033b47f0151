#!/bin/sh
# Cost of a lease of the runtime pool and of a pool with one lock, in turn: wall time, CPU time and
# bytes, medians.
#
#   pool.sh [ROUNDS [MILLISECONDS]]
. "$(dirname "$0")/common.sh"

build
bench pool.PoolCost "$@"
