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
need_wrk

build
(cd "$root" && ./workbench --version >/dev/null)
make_work

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

started=
if wants "$servers" ours; then
    begin_ours ours "$work/folder" --no-watch ${SERVE_OPTIONS:-}
    started="$started ours"
fi
if wants "$servers" bare; then
    begin_bare bare minimal
    started="$started bare"
fi
if wants "$servers" codec; then
    begin_bare codec codec
    started="$started codec"
fi
if wants "$servers" node; then
    if command -v node >/dev/null; then
        port=$(bench Ports free)
        begin node node "$here/server/node-hello.js" "$port"
        started="$started node"
    else
        echo "node is not installed; it is left out." >&2
    fi
fi
if wants "$servers" nginx; then
    if command -v nginx >/dev/null; then
        port=$(bench Ports free)
        nginx_configuration
        begin nginx nginx -c "$work/nginx.conf"
        started="$started nginx"
    else
        echo "nginx is not installed; it is left out." >&2
    fi
fi

# measure NAME PATH [WRK OPTION...] appends requests/s, microseconds of CPU and of user time, p50 and p99 to a file.
measure() {
    name=$1
    path=$2
    shift 2
    port=$(cat "$work/$name.port")
    pid=$(cat "$work/$name.pid")
    before=$(ticks "$pid")
    wrk -t2 -c"$connections" -d"${seconds}s" --latency "$@" "http://127.0.0.1:$port$path" >"$work/wrk.out"
    after=$(ticks "$pid")
    awk -v before="$before" -v after="$after" -v hz="$(getconf CLK_TCK)" '
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
            ratio=$(awk -v a="$(median 1 <"$work/$measurement.ours")" -v b="$(median 1 <"$work/$measurement.$name")" \
                'BEGIN { printf "%.2f", a / b }')
        fi
        printf '| %s | %s | %s | %s | %s | %s |\n' "$name" "$(median 1 <"$work/$measurement.$name")" "$ratio" \
            "$(median 2 <"$work/$measurement.$name")" "$(median 3 <"$work/$measurement.$name")" \
            "$(awk '{ printf "%s%s %s", (NR > 1 ? "; " : ""), $4, $5 }' "$work/$measurement.$name")"
    done
done
echo
echo "load average at the end $(cut -d' ' -f1-3 /proc/loadavg)"
