# What the scripts of a refresher share; they source it.
#
# They run in images that we do not make: bash with coreutils and gawk (Amazon Linux 2023), and busybox (Alpine). So: POSIX sh, awk,
# base64, cat, date, dirname, mkdir, mv, od, rm, sleep, timeout, tr; no sed, grep or find (the former has no findutils).
# A token is held by variables of the shell, files under $WORK and pipes; as an argument it goes to functions and builtins only.
# shellcheck shell=sh

# Keys of a registry may hold `*`.
set -uf
umask 077
LC_ALL=C TZ=UTC0
export LC_ALL TZ

SCRIPTS=$(dirname "$0")
CONFIG=${CONFIG:-/registry-access/config}
WORK=${WORK:-/registry-access/work}
PREVIOUS=${PREVIOUS:-/registry-access/previous}
STATIC=${STATIC:-/registry-access/static}

# Seconds, and how often a part is tried. An attempt that began in time may end up to ATTEMPT_SECONDS after BUDGET_SECONDS.
ATTEMPTS=${ATTEMPTS:-4}
RETRY_SECONDS=${RETRY_SECONDS:-2}
ATTEMPT_SECONDS=${ATTEMPT_SECONDS:-30}
BUDGET_SECONDS=${BUDGET_SECONDS:-120}

# A shell that is process 1 ignores TERM unless it is told to do something about it.
sleeper=
trap 'kill "$sleeper" 2>/dev/null; exit 143' TERM

# die TEXT: ends the container, so that the pod fails and nothing is written.
die() {
  printf '%s\n' "$1" >&2
  exit 1
}

now() {
  printf '%s\n' "${NOW:-$(date +%s)}"
}

# rfc3339 SECONDS: of the epoch
rfc3339() {
  date -u -d "@$1" +%Y-%m-%dT%H:%M:%SZ
}

# epoch TEXT: the seconds of an RFC 3339 time. Fails on another text.
epoch() {
  # GNU's and busybox's `date -d` read different formats. Days are counted in years that begin in March.
  printf '%s\n' "$1" | awk '
    !/^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][Tt ][0-9][0-9]:[0-9][0-9]:[0-9][0-9](\.[0-9]+)?([Zz]|[+-][0-9][0-9]:[0-9][0-9])$/ { exit 1 }
    {
      year = substr($0, 1, 4); month = substr($0, 6, 2) - 3
      if (month < 0) { month += 12; year-- }
      days = 365 * year + int(year / 4) - int(year / 100) + int(year / 400) + int((153 * month + 2) / 5) + substr($0, 9, 2) - 719469
      offset = 0
      if ($0 !~ /[Zz]$/) {
        zone = substr($0, length($0) - 5)
        offset = (substr(zone, 2, 2) * 60 + substr(zone, 5, 2)) * (zone ~ /^-/ ? -60 : 60)
      }
      printf "%.0f\n", days * 86400 + substr($0, 12, 2) * 3600 + substr($0, 15, 2) * 60 + substr($0, 18, 2) - offset
    }'
}

# random N: a number from 0 to N. awk seeds by the second, in which a whole cluster starts its jobs.
random() {
  printf '%s\n' "$(($(od -An -N4 -tu4 /dev/urandom) % ($1 + 1)))"
}

# pause SECONDS, so that a signal is heard
pause() {
  sleep "$1" &
  sleeper=$!
  wait "$sleeper"
  sleeper=
}

# begin: makes the folders, and spreads the refreshers of a cluster whose schedules are alike.
begin() {
  mkdir -p "$WORK/parts" "$WORK/expires" "$WORK/status" "$WORK/home" || die "cannot write to $WORK"
  if [ "${JITTER_SECONDS:-0}" -gt 0 ] && [ "${TRIGGER:-}" = schedule ]; then
    pause "$(random "$JITTER_SECONDS")"
  fi
  begun=$(date +%s)
}

# limit SECONDS PROGRAM [ARGUMENT...]: runs a program; exit code 124 if it was not done in time.
limit() {
  timeout -k 5 "$@"
  limit_code=$?
  # GNU's timeout gives 124, busybox's what the signal gives. 137 may also be a lack of memory.
  if [ "$limit_code" -eq 143 ]; then return 124; fi
  return "$limit_code"
}

# one_line: standard input as one line of at most 300 printable characters that can hold no token. Masked are words that have 32 letters
# and digits in a row, and words of 20 characters and more that mix capitals, small letters and digits, unless they name a role.
one_line() {
  awk '
    function is_secret(word,    runs, count) {
      for (count = split(word, runs, /[^A-Za-z0-9]+/); count > 0; count--) if (length(runs[count]) >= 32) return 1
      return length(word) >= 20 && word ~ /[A-Z]/ && word ~ /[a-z]/ && word ~ /[0-9]/ && word !~ /^(assumed-)?role\//
    }
    { text = text " " $0 }
    END {
      gsub(/[^!-~]+/, " ", text)
      sub(/^ /, "", text)
      sub(/ $/, "", text)
      while (match(text, /[A-Za-z0-9+\/_=.~%-]+/)) {
        word = substr(text, RSTART, RLENGTH)
        line = line substr(text, 1, RSTART - 1) (is_secret(word) ? "[masked]" : word)
        text = substr(text, RSTART + RLENGTH)
      }
      print substr(line text, 1, 300)
    }'
}

# is_token TEXT: whether it is made of what tokens are made of (RFC 6750 `b64token`).
is_token() {
  case $1 in
    '' | *[!A-Za-z0-9._~+/=-]*) return 1 ;;
  esac
}

# write_file FILE: writes standard input to it, wholly or not at all.
write_file() {
  if cat >"$1.new" && mv -f "$1.new" "$1"; then return 0; fi
  rm -f "$1.new"
  return 1
}

# record_failure PART TEXT: the text names the provider, and its region or host.
record_failure() {
  failure=$(printf '%s\n' "$2" | one_line)
  printf '%s\n' "${failure:-failed}" | write_file "$WORK/status/$1" || die "$1 failed, which cannot be recorded in $WORK: $failure"
}

# record_ok PART [EXPIRY]: the part is in its file, and is good until that second of the epoch.
record_ok() {
  if [ -n "${2:-}" ]; then
    printf '%s\n' "$2" | write_file "$WORK/expires/$1" || return
  fi
  printf 'ok\n' | write_file "$WORK/status/$1"
}

# store_token PART USERNAME TOKEN EXPIRY KEYS: makes the part and records it as good.
store_token() {
  if members=$(auths_members "$2" "$3" "$5") &&
    printf '%s\n' "$members" | write_file "$WORK/parts/$1" && record_ok "$1" "$4"; then
    return 0
  fi
  rm -f "$WORK/parts/$1"
  record_failure "$1" "cannot write the token of $1 to $WORK: is the volume full?"
  return 2
}

# auths_members USERNAME PASSWORD KEYS: members of `auths`; skopeo wants `auth`, the kubelet takes either.
auths_members() (
  username=$(json_string "$1") && password=$(json_string "$2") && auth=$(printf '%s:%s' "$1" "$2" | base64 | tr -d '\n') || exit 1
  separator=
  for key in $3; do
    key=$(json_string "$key") || exit 1
    printf '%s%s:{"auth":"%s","password":%s,"username":%s}' "$separator" "$key" "$auth" "$password" "$username"
    separator=,
  done
  [ -n "$separator" ]
)

# json_string TEXT: the text as a JSON string. Fails on control characters, which no user name, key or password has.
json_string() (
  rest=$1
  case $rest in
    *[[:cntrl:]]*) exit 1 ;;
  esac
  printf '"'
  while :; do
    case $rest in
      *[\\\"]*) ;;
      *) break ;;
    esac
    head=${rest%%[\\\"]*}
    rest=${rest#"$head"}
    printf '%s\\%.1s' "$head" "$rest"
    rest=${rest#?}
  done
  printf '%s"' "$rest"
)

# json_values DEPTH: the values of the JSON text on standard input, as json.awk prints them
json_values() {
  { cat; echo; } | awk -v depth="$1" -f "$SCRIPTS/json.awk"
}

# json_get FILE PATH: one string, number or boolean of a JSON text. Fails if it is not there or null, or the text is not JSON.
json_get() {
  # By the environment, since `-v` would resolve the escapes of the path.
  { cat "$1"; echo; } | WANT=$2 awk -v depth=10000 -f "$SCRIPTS/json.awk"
}

# retry FUNCTION [ARGUMENT...]: calls it until it returns something other than 1, ATTEMPTS times at most; waits in between, each time
# about twice as long, a random part of it so that clients that failed together do not come back together.
retry() {
  retry_attempt=1
  retry_delay=$RETRY_SECONDS
  while :; do
    "$@" && return 0
    retry_code=$?
    if [ "$retry_code" -ne 1 ] || [ "$retry_attempt" -ge "$ATTEMPTS" ] || is_late "$((retry_delay * 2))"; then return "$retry_code"; fi
    pause "$((retry_delay + $(random "$retry_delay")))"
    retry_attempt=$((retry_attempt + 1))
    retry_delay=$((retry_delay * 2))
  done
}

# is_late [SECONDS]: whether the time for new attempts is over, or will be then
is_late() {
  [ "$(($(date +%s) - begun + ${1:-0}))" -ge "$BUDGET_SECONDS" ]
}

# fetch_parts PLAN FUNCTION: calls the function with the fields of each line; the first is the part. It records how it went and returns
# 0 (done), 1 (another attempt may help) or 2 (none will). All parts are tried once before any is tried again.
fetch_parts() {
  [ -r "$CONFIG/$1" ] || die "$CONFIG/$1 is missing"
  settled=' '
  retry fetch_round "$1" "$2" || true
}

fetch_round() {
  unsettled=0
  while IFS='|' read -r field1 field2 field3 field4 field5 field6 field7 field8 field9 <&3 || [ -n "$field1" ]; do
    case $settled in
      *" $field1 "*) continue ;;
    esac
    if [ -z "$field1" ]; then continue; fi
    if is_late; then
      [ -e "$WORK/status/$field1" ] || record_failure "$field1" "not tried: $BUDGET_SECONDS s had passed before its turn came"
      continue
    fi
    "$2" "$field1" "$field2" "$field3" "$field4" "$field5" "$field6" "$field7" "$field8" "$field9" </dev/null
    if [ $? -eq 1 ]; then unsettled=1; else settled="$settled$field1 "; fi
  done 3<"$CONFIG/$1"
  return "$unsettled"
}

# request BODY URL [CURL ARGUMENT...]: one HTTP request, whose answer goes to the file BODY. Tokens are to be in files: `--header @FILE`,
# `--data-urlencode NAME@FILE`. Returns 0 for a 2xx, 1 if another attempt may help, else 2, with the reason in `problem`.
request() {
  body=$1
  url=$2
  shift 2
  host=${url#*://}
  host=${host%%[/?]*}
  rm -f "$body"
  http_code=$(limit "$((ATTEMPT_SECONDS + 1))" curl --silent --show-error --connect-timeout "$((ATTEMPT_SECONDS / 3 + 1))" \
    --max-time "$ATTEMPT_SECONDS" --output "$body" --write-out '%{http_code}' "$@" "$url" 2>"$WORK/curl-error") || http_code=000
  problem=
  case $http_code in
    2??) return 0 ;;
    000)
      problem="no answer from $host: $(one_line <"$WORK/curl-error")"
      return 1
      ;;
  esac
  # shellcheck disable=SC2034 # read by the scripts that source this file
  problem="HTTP $http_code from $host: $(http_problem "$body" | one_line)"
  case $http_code in
    408 | 425 | 429 | 5??) return 1 ;;
  esac
  return 2
}

# http_problem BODY: what an answer says went wrong, in the forms of Google, Microsoft, OAuth, registries and Kubernetes
http_problem() {
  [ -s "$1" ] || return 0
  json_get "$1" '"error_description"' || json_get "$1" '"error"."message"' || json_get "$1" '"errors".0."message"' ||
    json_get "$1" '"error"' || json_get "$1" '"message"' || cat "$1"
}
