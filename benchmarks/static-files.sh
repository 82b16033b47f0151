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
if ! command -v wrk >/dev/null; then
    echo "wrk is not installed." >&2
    exit 1
fi

build
work=$(mktemp -d)
memory_pid=
disk_pid=
stop_servers() {
    for pid in $memory_pid $disk_pid; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap stop_servers EXIT
trap 'exit 130' INT TERM

mkdir -p "$work/folder/public" "$work/folder/api"
echo 'export default { fetch() { return new Response("hello"); } };' >"$work/folder/api/hello.js"
for size in 1 8 16 32 64 128 256; do
    head -c $((size * 1024)) /dev/urandom >"$work/folder/public/$size.bin"
done

memory_port=$(bench Ports free)
disk_port=$(bench Ports free)
serve="${WORKBENCH:-$root/workbench} serve $work/folder"
$serve --port "$memory_port" --static-cache-file 1m >"$work/memory.log" 2>&1 &
memory_pid=$!
$serve --port "$disk_port" --static-cache-file 0 >"$work/disk.log" 2>&1 &
disk_pid=$!
bench Ports await "$memory_port" 60 || { cat "$work/memory.log" >&2; exit 1; }
bench Ports await "$disk_port" 60 || { cat "$work/disk.log" >&2; exit 1; }

# used PID prints user and system time so far, in hundredths of a second.
used() {
    awk '{ print $14 + $15 }' "/proc/$1/stat"
}

# measure NAME PID PORT SIZE prints a line.
measure() {
    before=$(used "$2")
    wrk -t1 -c16 -d"${seconds}s" "http://127.0.0.1:$3/$4.bin" >"$work/wrk"
    after=$(used "$2")
    awk -v name="$1" -v size="$4" -v ticks=$((after - before)) '
        /requests in/ { count = $1 }
        /Requests\/sec/ { printf "%6d KiB  %-6s  %8d requests/s  %6.1f us\n", size, name, $2, ticks * 10000 / count }
    ' "$work/wrk"
}

measure memory "$memory_pid" "$memory_port" 16 >/dev/null
measure disk "$disk_pid" "$disk_port" 16 >/dev/null
round=1
while [ "$round" -le "$rounds" ]; do
    for size in 1 8 16 32 64 128 256; do
        measure memory "$memory_pid" "$memory_port" "$size"
        measure disk "$disk_pid" "$disk_port" "$size"
    done
    round=$((round + 1))
done | sort -n -k1,1 -k3,3
