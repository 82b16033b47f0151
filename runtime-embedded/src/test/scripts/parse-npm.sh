#!/bin/sh
# Compares our parser with the one of GraalJS on the files of npm packages: which of them each accepts.
#
#   parse-npm.sh [PACKAGE...]
#
# Needs npm, and a build of the tests (mvn test-compile -pl runtime-embedded).
set -eu
here=$(cd "$(dirname "$0")/../../.." && pwd)
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
command -v npm >/dev/null || { echo "npm is not installed." >&2; exit 1; }
[ $# -gt 0 ] || set -- react-dom@19 lodash@4 lodash-es@4 d3@7 three@0.170 preact@10 express@5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for package in "$@"; do
    (cd "$work" && npm pack --silent "$package" >/dev/null)
done
for archive in "$work"/*.tgz; do
    mkdir -p "$work/files/$(basename "$archive" .tgz)"
    tar -xzf "$archive" -C "$work/files/$(basename "$archive" .tgz)"
done
mvn -B -q -f "$here/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/classpath"
"$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dpolyglot.engine.WarnInterpreterOnly=false \
    -cp "$here/target/test-classes:$here/target/classes:$(cat "$work/classpath")" dev.zts.vm.syntax.ParseCompare "$work/files"
