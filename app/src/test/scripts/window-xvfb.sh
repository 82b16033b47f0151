#!/bin/bash
# Shows the real window under Xvfb with a live run and takes pictures of every tab, light and dark.
#
#   window-xvfb.sh OUTPUT_FOLDER [WIDTHxHEIGHT] [HANDLER_FOLDER] [RATE]
#
# OUTPUT_FOLDER   where the PNG files go; made if it is missing
# WIDTHxHEIGHT    of the screen and the window; 1280x800 unless given
# HANDLER_FOLDER  sample-handlers/json-api unless given
# RATE            requests a second; 2000 unless given
#
# Needs Xvfb, xdotool and ImageMagick's import. The environment variable WORKBENCH names another
# launcher than ./workbench; SECONDS_OF_RUN (60) is the length of the run.
# Settings of the user are not touched. Exit code 0 if every picture was taken.
set -euo pipefail

root=$(cd "$(dirname "$0")/../../../.." && pwd)
out=${1:?usage: window-xvfb.sh OUTPUT_FOLDER [WIDTHxHEIGHT] [HANDLER_FOLDER] [RATE]}
size=${2:-1280x800}
folder=${3:-$root/sample-handlers/json-api}
rate=${4:-2000}
launcher=${WORKBENCH:-$root/workbench}
length=${SECONDS_OF_RUN:-60}

for tool in Xvfb xdotool import; do
    command -v "$tool" > /dev/null || { echo "window-xvfb.sh: $tool is missing" >&2; exit 1; }
done
mkdir -p "$out"
work=$(mktemp -d)
window_pid=
screen_pid=

cleanup() {
    [ -z "$window_pid" ] || kill "$window_pid" 2> /dev/null || true
    [ -z "$screen_pid" ] || kill "$screen_pid" 2> /dev/null || true
    wait 2> /dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

# wait_for SECONDS WHAT COMMAND...: runs the command until it succeeds.
wait_for() {
    local seconds=$1 what=$2 end
    shift 2
    end=$((SECONDS + seconds))
    until "$@" > /dev/null 2>&1; do
        if [ $SECONDS -ge $end ]; then
            echo "window-xvfb.sh: gave up waiting for $what" >&2
            cat "$work/log" >&2 || true
            exit 1
        fi
        sleep 0.2
    done
}

Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp 3> "$work/display" 2> "$work/xvfb.log" &
screen_pid=$!
wait_for 10 "Xvfb" test -s "$work/display"
DISPLAY=:$(cat "$work/display")
export DISPLAY

XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache "$launcher" open "$folder" \
    --size "$size" --theme light --auto-run --rate "$rate" -d "${length}s" --first-frame \
    > "$work/log" 2>&1 &
window_pid=$!
wait_for 180 "the window" xdotool search --name "zts Workbench"
wait_for 60 "the run" xdotool search --name "Measuring"
window=$(xdotool search --name "zts Workbench" | tail -1)
xdotool windowfocus "$window"

# Ten seconds of measurement make a picture worth looking at.
measured_from=$SECONDS
wait_for 30 "ten seconds of the run" eval '[ $((SECONDS - measured_from)) -ge 10 ]'

# theme_is light|dark: looks at a pixel of the toolbar.
theme_is() {
    local grey
    grey=$(import -window root -crop 1x1+4+4 -colorspace Gray -format '%[fx:int(100*u)]' info:-)
    if [ "$1" = dark ]; then [ "$grey" -lt 50 ]; else [ "$grey" -ge 50 ]; fi
}

picture() { # name, theme
    wait_for 20 "the $2 theme" theme_is "$2"
    sleep 1.5 # some draws of the slowest chart
    import -window root "$out/$1-$2-$size.png"
}

number=0
for tab in overview latency slowest nursery tiers source errors console what-if; do
    number=$((number + 1))
    xdotool key "ctrl+$number"
    picture "$tab" light
    xdotool key ctrl+t
    picture "$tab" dark
    xdotool key ctrl+t
done
xdotool key ctrl+1 F1
picture keys light
xdotool key Escape

xdotool key ctrl+q
wait_for 5 "the process to end" eval '! kill -0 $window_pid'
window_pid=
grep "first frame" "$work/log" || true
