#!/bin/sh
# Requests/s and CPU time per request of our server beside its peers, alternated in one run, with wrk.
#
#   server.sh [--rounds N] [--seconds N] [--connections N] [--only NAME,NAME] [--servers NAME,NAME]
#
# Measurements (--only): hello, health (our /_health, answered without the engine), pipelined (16
# hellos in a write), 1k and 100k (static files).
# Servers (--servers): ours (hello on zts, files from public), bare (a minimal decoder that answers a
# constant), codec (Netty's HttpServerCodec that does), node (its http module), nginx (files).
# Needs wrk; node and nginx are left out with a word where they are missing. Prints medians and their
# ratios. CPU is user and system time of the server's processes.
. "$(dirname "$0")/common.sh"

rounds=3
seconds=4
connections=64
only=hello,health,pipelined,1k,100k
servers=ours,bare,codec,node,nginx
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --seconds) seconds=$2; shift 2 ;;
        --connections) connections=$2; shift 2 ;;
        --only) only=$2; shift 2 ;;
        --servers) servers=$2; shift 2 ;;
        *) echo "unknown option: $1 (see the head of this file)" >&2; exit 2 ;;
    esac
done
if ! command -v wrk >/dev/null; then
    echo "wrk is not installed; this comparison needs it." >&2
    exit 1
fi

build
(cd "$root" && ./workbench --version >/dev/null)
work=$(mktemp -d)
pids=
stop_servers() {
    for pid in $pids; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap stop_servers EXIT
trap 'exit 130' INT TERM

wants() { # LIST NAME
    case ",$1," in *",$2,"*) return 0 ;; *) return 1 ;; esac
}

# A folder to serve: the handler, and files of random bytes.
cp -R "$here/server/folder" "$work/folder"
mkdir -p "$work/folder/public"
echo '<!doctype html><title>Peers</title>' >"$work/folder/public/index.html"
head -c 1024 /dev/urandom >"$work/folder/public/1k.bin"
head -c 102400 /dev/urandom >"$work/folder/public/100k.bin"
chmod -R a+rX "$work"

# begin NAME COMMAND... starts a server; its port is $port.
begin() {
    name=$1
    shift
    "$@" >"$work/$name.log" 2>&1 &
    pids="$pids $!"
    echo "$!" >"$work/$name.pid"
    echo "$port" >"$work/$name.port"
    bench Ports await "$port" 60 || { cat "$work/$name.log" >&2; exit 1; }
    started="$started $name"
}

nginx_configuration() {
    cat >"$work/nginx.conf" <<EOF
worker_processes auto;
daemon off;
pid $work/nginx.run;
error_log $work/nginx.err;
events { worker_connections 4096; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000000;
    open_file_cache max=100;
    client_body_temp_path $work;
    proxy_temp_path $work;
    fastcgi_temp_path $work;
    uwsgi_temp_path $work;
    scgi_temp_path $work;
    server { listen 127.0.0.1:$port; root $work/folder/public; }
}
EOF
}

bare() {
    exec "$java" -XX:+UseG1GC -Xmx512m --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow \
        -cp "$here/target/classes:$here/target/lib/*" dev.zts.benchmarks.http.BareServer "$@"
}

started=
if wants "$servers" ours; then
    port=$(bench Ports free)
    begin ours "${WORKBENCH:-$root/workbench}" serve "$work/folder" --port "$port" --no-watch ${SERVE_OPTIONS:-}
fi
if wants "$servers" bare; then
    port=$(bench Ports free)
    begin bare bare "$port" minimal
fi
if wants "$servers" codec; then
    port=$(bench Ports free)
    begin codec bare "$port" codec
fi
if wants "$servers" node; then
    if command -v node >/dev/null; then
        port=$(bench Ports free)
        begin node node "$here/server/node-hello.js" "$port"
    else
        echo "node is not installed; it is left out." >&2
    fi
fi
if wants "$servers" nginx; then
    if command -v nginx >/dev/null; then
        port=$(bench Ports free)
        nginx_configuration
        begin nginx nginx -c "$work/nginx.conf"
    else
        echo "nginx is not installed; it is left out." >&2
    fi
fi

# cpu PID prints clock ticks of a process and its children so far, user and system.
cpu() {
    for pid in $1 $(pgrep -P "$1" || true); do
        sed 's/.*) //' "/proc/$pid/stat" | awk '{ print $12, $13 }'
    done | awk '{ u += $1; s += $2 } END { print u + 0, s + 0 }'
}

ticks=$(getconf CLK_TCK)

# measure NAME PATH [WRK OPTION...] appends requests/s, microseconds of CPU and of user time, p50 and p99 to a file.
measure() {
    name=$1
    path=$2
    shift 2
    port=$(cat "$work/$name.port")
    pid=$(cat "$work/$name.pid")
    before=$(cpu "$pid")
    wrk -t2 -c"$connections" -d"${seconds}s" --latency "$@" "http://127.0.0.1:$port$path" >"$work/wrk.out"
    after=$(cpu "$pid")
    awk -v before="$before" -v after="$after" -v hz="$ticks" '
        /requests in/ { requests = $1 }
        /Requests\/sec/ { rate = $2 }
        $1 == "50%" { p50 = $2 }
        $1 == "99%" { p99 = $2 }
        /Non-2xx/ { print "not all answers were 2xx: " $0 > "/dev/stderr" }
        END {
            split(before, b, " "); split(after, a, " ")
            tick = 1e6 / hz / requests
            printf "%d %.2f %.2f %s %s\n", rate, (a[1] - b[1] + a[2] - b[2]) * tick, (a[1] - b[1]) * tick, p50, p99
        }' "$work/wrk.out" \
        >>"$work/$measurement.$name"
}

answers() { # whether a server takes part in a measurement
    case $measurement in
        hello | pipelined) [ "$1" != nginx ] ;;
        health) [ "$1" = ours ] || [ "$1" = bare ] ;;
        *) [ "$1" = ours ] || [ "$1" = nginx ] ;;
    esac
}

median() { # FILE COLUMN
    awk -v c="$2" '{ print $c }' "$1" | sort -n |
        awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# All servers are warm before anything counts.
for name in $started; do
    case $name in
        nginx) wrk -t1 -c16 -d1s "http://127.0.0.1:$(cat "$work/$name.port")/1k.bin" >/dev/null ;;
        *) wrk -t2 -c"$connections" -d8s "http://127.0.0.1:$(cat "$work/$name.port")/hello" >/dev/null ;;
    esac
done

echo "load average $(cut -d' ' -f1-3 /proc/loadavg), $connections connections, $seconds s, $rounds rounds"
for measurement in $(printf '%s' "$only" | tr ',' ' '); do
    round=0
    while [ "$round" -lt "$rounds" ]; do
        for name in $started; do
            answers "$name" || continue
            case $measurement in
                hello) measure "$name" /hello ;;
                health) measure "$name" /_health ;;
                pipelined) measure "$name" /hello -s "$here/server/pipelined.lua" ;;
                1k) measure "$name" /1k.bin ;;
                100k) measure "$name" /100k.bin ;;
                *) echo "unknown measurement: $measurement" >&2; exit 2 ;;
            esac
        done
        round=$((round + 1))
    done
    printf '\n| %s | requests/s | ours / it | CPU us/request | of it user | p50, p99 of each round |\n|---|---|---|---|---|---|\n' "$measurement"
    for name in $started; do
        answers "$name" || continue
        ratio=-
        if [ -f "$work/$measurement.ours" ]; then
            ratio=$(awk -v a="$(median "$work/$measurement.ours" 1)" -v b="$(median "$work/$measurement.$name" 1)" \
                'BEGIN { printf "%.2f", a / b }')
        fi
        printf '| %s | %s | %s | %s | %s | %s |\n' "$name" "$(median "$work/$measurement.$name" 1)" "$ratio" \
            "$(median "$work/$measurement.$name" 2)" "$(median "$work/$measurement.$name" 3)" \
            "$(awk '{ printf "%s%s %s", (NR > 1 ? "; " : ""), $4, $5 }' "$work/$measurement.$name")"
    done
done
echo
echo "load average at the end $(cut -d' ' -f1-3 /proc/loadavg)"
