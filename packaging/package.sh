#!/bin/sh
# Builds an application image for this system: jlink (JDK + JavaFX modules), then jpackage with
# everything else on the class path, then starts it once and checks what it says.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
jdk=$1
target="$here/target"
image="$target/image"
name=zts-workbench
version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$root/pom.xml" | head -n 1)

say() { printf '%s\n' "package: $*" >&2; }
fail() { say "$*"; exit 1; }

[ "$(uname -s)" = Linux ] || fail "installers for $(uname -s) are not built yet; this makes a Linux application image."
for tool in jlink jpackage; do
    [ -x "$jdk/bin/$tool" ] || fail "$jdk has no $tool; use a full JDK 25."
done
command -v objcopy >/dev/null 2>&1 || say "objcopy is absent; the image keeps debug symbols."

JAVA_HOME=$jdk
export JAVA_HOME
say "building"
(cd "$root" && MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" \
    mvn -B -q -DskipTests package -pl app -am >&2)
: >"$root/app/target/dist/.complete"

rm -rf "$target/runtime" "$image" "$target/input"
mkdir -p "$target"

# Listed by hand: jdeps fails on the automatic modules.
jdk_modules=java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.prefs,java.sql,java.xml,java.instrument,jdk.management,jdk.jfr,jdk.management.jfr,jdk.unsupported,jdk.zipfs,jdk.attach,jdk.charsets,jdk.crypto.cryptoki,jdk.localedata
say "linking a runtime"
"$jdk/bin/jlink" --module-path "$root/app/target/dist/fx" \
    --add-modules "$jdk_modules,javafx.controls,javafx.swing" \
    --no-header-files --no-man-pages --compress zip-6 --output "$target/runtime"

cp -r "$root/app/target/dist/lib" "$target/input"
say "making the image"
"$jdk/bin/jpackage" --type app-image --name "$name" --app-version "$version" --vendor "zts" \
    --input "$target/input" --main-jar "app-$version.jar" --main-class dev.zts.app.Main \
    --runtime-image "$target/runtime" --dest "$image" \
    --java-options "-XX:+UseG1GC" --java-options "-Xmx1g" \
    --java-options "-XX:+ExplicitGCInvokesConcurrent" \
    --java-options "--enable-native-access=ALL-UNNAMED,javafx.graphics" \
    --java-options "--sun-misc-unsafe-memory-access=allow" \
    --java-options "-Dio.netty.leakDetection.level=disabled"
mkdir -p "$image/$name/share"
cp "$root/LICENSE" "$image/$name/share/"

say "checking that it runs"
said=$("$image/$name/bin/$name" run "$root/sample-handlers/hello" --rate 50 -d 1s -w 0s 2>&1 >"$target/check.txt") ||
    fail "the image does not run: $said"
case $said in
    *"(epoll,"*) ;;
    *) fail "the image does not use epoll: $said" ;;
esac
grep -q 'p99' "$target/check.txt" || fail "the image's run printed no summary; see $target/check.txt"
say "the image serves with epoll"
JAVA_TOOL_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw" \
    "$image/$name/bin/$name" open --quit-after-first-frame >"$target/window.txt" 2>&1 ||
    fail "the image's window does not open; see $target/window.txt"
say "the image opens its window"
printf '%s\n' "$image/$name"
