# Read by the scripts beside it: finds Java 25, builds the benchmarks, defines how to start them.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
graal=$here/target/graal-compiler

java=java
if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
fi
if ! "$java" -version 2>&1 | grep -q 'version "25'; then
    echo "The benchmarks need JDK 25: set JAVA_HOME to one." >&2
    exit 1
fi

build() {
    (cd "$root" && mvn -B -q -Pbenchmarks -pl benchmarks -am -Dmaven.test.skip=true package) >&2
}

# Fetches the Graal compiler for the peer graaljs-jit; fails if its artifacts do not resolve.
fetch_graal() {
    [ -n "$(ls "$graal" 2>/dev/null)" ] ||
        (cd "$root" && mvn -B -q -Pbenchmarks -pl benchmarks dependency:copy@graal-compiler) >&2
}

# engines LIST prints the engines of a list with commas that can be measured here, and tells of others.
engines() {
    for engine in $(printf '%s' "$1" | tr ',' ' '); do
        if [ "$engine" = node ] && ! command -v node >/dev/null; then
            echo "node is not installed; it is left out." >&2
        elif [ "$engine" = graaljs-jit ] && ! fetch_graal; then
            echo "The Graal compiler does not resolve; graaljs-jit is left out." >&2
        else
            echo "$engine"
        fi
    done
}

# exec_bench CLASS [ARGUMENT...] becomes the process of a class of dev.zts.benchmarks.
exec_bench() {
    class=$1
    shift
    exec "$java" -XX:+UseG1GC -Xmx512m --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow -Dgraal.compiler="$graal" \
        -cp "$here/target/classes:$here/target/lib/*" "dev.zts.benchmarks.$class" "$@"
}

# bench CLASS [ARGUMENT...] runs a class of dev.zts.benchmarks.
bench() {
    (exec_bench "$@")
}

# Makes $work, a folder of the script's own; at the end it is removed, and what was begun is stopped.
make_work() {
    work=$(mktemp -d)
    trap 'stop_servers; rm -rf "$work"' EXIT
    trap 'exit 130' INT TERM
}

pids=
stop_servers() {
    for pid in $pids; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    pids=
}

# begin NAME COMMAND... starts a server that is told $port, and waits until it answers GET / with 200.
# $work/NAME.pid, .port and .log tell the rest.
begin() {
    name=$1
    shift
    "$@" >"$work/$name.log" 2>&1 &
    pids="$pids $!"
    echo "$!" >"$work/$name.pid"
    echo "$port" >"$work/$name.port"
    bench Ports await "$port" 60 || { cat "$work/$name.log" >&2; exit 1; }
}

# begin_ours NAME FOLDER [OPTION...] serves a folder on a free port, $port, by $WORKBENCH or the checkout.
begin_ours() {
    name=$1
    folder=$2
    shift 2
    port=$(bench Ports free)
    begin "$name" "${WORKBENCH:-$root/workbench}" serve "$folder" --port "$port" "$@"
}

# begin_bare NAME minimal|codec starts a yardstick on a free port, $port.
begin_bare() {
    port=$(bench Ports free)
    begin "$1" exec_bench http.BareServer "$port" "$2"
}

# ticks PID prints clock ticks of a process and its children so far, user and system.
ticks() {
    for pid in $1 $(pgrep -P "$1" || true); do
        sed 's/.*) //' "/proc/$pid/stat" | awk '{ print $12, $13 }'
    done | awk '{ u += $1; s += $2 } END { print u + 0, s + 0 }'
}

# median COLUMN prints the median of a column of its input.
median() {
    awk -v c="$1" '{ print $c }' | sort -n |
        awk '{ v[NR] = $1 } END { printf "%.12g\n", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

need_wrk() {
    if ! command -v wrk >/dev/null; then
        echo "wrk is not installed; this measurement needs it." >&2
        exit 1
    fi
}
