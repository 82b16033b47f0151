# Read by the scripts beside it: finds Java 25, builds the benchmarks, defines how to start them.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")

java=java
if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
fi
if ! "$java" -version 2>&1 | grep -q 'version "25'; then
    echo "The benchmarks need JDK 25: set JAVA_HOME to one." >&2
    exit 1
fi

build() {
    (cd "$root" && mvn -B -q -Pbenchmarks -pl benchmarks -am -DskipTests package) >&2
}

# bench CLASS [ARGUMENT...] runs a class of dev.zts.benchmarks.
bench() {
    class=$1
    shift
    "$java" -XX:+UseG1GC -Xmx512m --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow \
        -cp "$here/target/classes:$here/target/lib/*" "dev.zts.benchmarks.$class" "$@"
}
