#!/bin/sh
# Opens the HTML reports of a folder in headless Chromium: fails on any console message, any dialog
# and any report that does not draw, and leaves a picture of each, light and dark, beside it.
#   open-reports.sh FOLDER
set -eu
folder=$(cd "$1" && pwd)
chromium=${CHROMIUM:-/usr/bin/chromium}
if [ ! -x "$chromium" ]; then
    echo "open-reports: no Chromium at $chromium; set CHROMIUM to one" >&2
    exit 2
fi
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
browse() {
    timeout 60 "$chromium" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --host-resolver-rules='MAP * ~NOTFOUND' --user-data-dir="$profile" \
        --enable-logging=stderr --v=0 --window-size=1200,2300 "$@"
}
failed=0
for report in "$folder"/*.html; do
    name=${report%.html}
    browse --virtual-time-budget=3000 --dump-dom "file://$report" >"$name.dom" 2>"$name.log" || failed=1
    if ! grep -q 'data-ready="true"' "$name.dom"; then
        echo "open-reports: $report did not draw" >&2
        failed=1
    fi
    if grep -E 'CONSOLE|Refused|dialog' "$name.log" >&2; then
        echo "open-reports: $report has console messages" >&2
        failed=1
    fi
    browse --screenshot="$name-light.png" "file://$report" 2>/dev/null >/dev/null
    browse --blink-settings=preferredColorScheme=0 --screenshot="$name-dark.png" "file://$report" 2>/dev/null >/dev/null
done
exit $failed
