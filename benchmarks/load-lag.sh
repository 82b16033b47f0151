#!/bin/sh
# Lag of the load generator at 1,000, 5,000 and 20,000 requests/s, and what its closed loop
# reaches, against a bare Netty hello in the same JVM. Takes about 75 s.
. "$(dirname "$0")/common.sh"
build
bench LoadLag
