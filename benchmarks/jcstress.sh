#!/bin/sh
# Races of the pool's free list and desk on this processor: ours must pass, their known-bad twins must
# be found out. Ends with 1 if either does not hold.
#
#   jcstress.sh [quick|default|tough]
. "$(dirname "$0")/common.sh"

mode=${1:-quick}
(cd "$root" && mvn -B -q -Pjcstress -pl benchmarks/jcstress -am -DskipTests package) >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# stress TESTS runs the tests of this name; jcstress fails if an outcome is forbidden.
stress() {
    (cd "$work" && "$java" -cp "$here/jcstress/target/classes:$here/jcstress/target/lib/*" \
        org.openjdk.jcstress.Main -m "$mode" -t "$1" -r "$work/report")
}

stress 'dev.zts.pool.(FreeListStress|DeskStress)'
for twin in LooksFirst MissesTheOther; do
    if stress "dev.zts.pool.BadTwinStress.$twin"; then
        echo "The twin $twin was not found out: the run proves nothing." >&2
        exit 1
    fi
done
echo "Ours hold; both twins were found out."
