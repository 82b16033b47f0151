#!/bin/sh
# Files from memory against the same files from the disk (sendfile): requests/s and the server's
# processor time a request, for several sizes, in alternated rounds. Needs wrk and Linux.
#
#   static-files.sh [--rounds N] [--seconds N]
#
# WORKBENCH names another command than the checkout's ./workbench.
. "$(dirname "$0")/common.sh"

rounds=3
seconds=2
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --seconds) seconds=$2; shift 2 ;;
        *) echo "unknown option: $1 (--rounds N, --seconds N)" >&2; exit 2 ;;
    esac
done
need_wrk

build
make_work
mkdir -p "$work/folder/public" "$work/folder/api"
echo 'export default { fetch() { return new Response("hello"); } };' >"$work/folder/api/hello.js"
echo '<!doctype html><title>Files</title>' >"$work/folder/public/index.html"
for size in 1 8 16 32 64 128 256; do
    head -c $((size * 1024)) /dev/urandom >"$work/folder/public/$size.bin"
done

begin_ours memory "$work/folder" --static-cache-file 1m
begin_ours disk "$work/folder" --static-cache-file 0

# measure NAME SIZE prints a line.
measure() {
    pid=$(cat "$work/$1.pid")
    before=$(ticks "$pid")
    wrk -t1 -c16 -d"${seconds}s" "http://127.0.0.1:$(cat "$work/$1.port")/$2.bin" >"$work/wrk"
    after=$(ticks "$pid")
    awk -v name="$1" -v size="$2" -v before="$before" -v after="$after" -v hz="$(getconf CLK_TCK)" '
        /requests in/ { count = $1 }
        /Requests\/sec/ {
            split(before, b, " "); split(after, a, " ")
            used = (a[1] - b[1] + a[2] - b[2]) / hz * 1e6
            printf "%6d KiB  %-6s  %8d requests/s  %6.1f us\n", size, name, $2, used / count
        }
    ' "$work/wrk"
}

measure memory 16 >/dev/null
measure disk 16 >/dev/null
round=1
while [ "$round" -le "$rounds" ]; do
    for size in 1 8 16 32 64 128 256; do
        measure memory "$size"
        measure disk "$size"
    done
    round=$((round + 1))
done | sort -k1,1n -k3,3
