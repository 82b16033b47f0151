#!/bin/sh
# What it takes zts to compile a function of about a hundred instructions in a warm process, in both
# tiers.
#
#   compile-time.sh [ROUNDS]
. "$(dirname "$0")/common.sh"

build
bench engine.CompileTime "$@"
