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

# bench CLASS [ARGUMENT...] runs a class of dev.zts.benchmarks.
bench() {
    class=$1
    shift
    "$java" -XX:+UseG1GC -Xmx512m --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow -Dgraal.compiler="$graal" \
        -cp "$here/target/classes:$here/target/lib/*" "dev.zts.benchmarks.$class" "$@"
}
