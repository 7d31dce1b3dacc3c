# What the fetchers of Google's and Microsoft's tokens share: OAuth 2.0 with curl. Sourced after common.sh.
#
# What is secret goes to curl through a file, never through an argument or the environment. A function that fails returns 1 if another
# attempt may help, else 2, and says why in `problem`.
# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154 # variables of the scripts beside it

OAUTH=$WORK/oauth
trap 'rm -rf "${OAUTH:?}" "$WORK/curl-error"' EXIT
mkdir -p "$OAUTH" || die "cannot write to $WORK"

# keep NAME TEXT: puts a secret into the file NAME for curl.
keep() {
  if ! printf '%s' "$2" | write_file "$OAUTH/$1"; then
    problem="cannot write to $WORK: is the volume full?"
    return 1
  fi
}

# keep_file NAME FILE WHAT: the same with a mounted file, without the line break that editors and `echo` leave at its end.
keep_file() {
  if [ ! -r "$2" ]; then
    problem="$3 is missing: there is no file $2"
    return 2
  fi
  kept=$(cat "$2")
  case $kept in
    '' | *[!\ -~]*)
      problem="$3 is not one line of printable ASCII: see $2"
      return 2
      ;;
  esac
  keep "$1" "$kept"
}

# ask URL [CURL ARGUMENT...]: a request whose answer goes to the file `answer`. It begins at $asked. An attempt takes up to three.
ask() {
  asked=$(now)
  rm -f "$OAUTH/headers"
  request "$OAUTH/answer" "$@" --dump-header "$OAUTH/headers" --max-time "$((ATTEMPT_SECONDS / 3))" && return 0
  ask_code=$?
  # `retry` waits that long at least, or gives up if that is longer than it may take.
  retry_after=$(header retry-after)
  case $retry_after in
    '' | 0* | *[!0-9]* | ??????*) ;;
    *) [ "$retry_after" -le "$retry_delay" ] || retry_delay=$retry_after ;;
  esac
  return "$ask_code"
}

# header NAME: the value of a header of the last answer, up to a space; NAME in small letters
header() {
  [ ! -r "$OAUTH/headers" ] || tr -d '\r' <"$OAUTH/headers" | awk -v name="$1:" 'tolower($1) == name { value = $2 } END { print value }'
}

# answer_token NAME: this member of the answer as $token.
answer_token() {
  token=$(json_get "$OAUTH/answer" "\"$1\"") || token=
  case $token in
    null | true | false) token= ;;
  esac
  if ! is_token "$token"; then
    problem="the answer of $host has no '$1' that could be a token"
    return 1
  fi
}

# answer_number NAME: this member of the answer as $number, of which it is known to be a number of ten digits at most.
answer_number() {
  number=$(json_get "$OAUTH/answer" "\"$1\"") || number=
  if ! is_number "$number"; then
    problem="the answer of $host has no '$1' that is a number of seconds"
    return 1
  fi
}

is_number() {
  case $1 in
    '' | 0?* | *[!0-9]* | ???????????*) return 1 ;;
  esac
}

# outlives EXPIRY SECONDS: whether a token that is good until then is good for so long. Another attempt would bring the same one again.
outlives() {
  life=$(($1 - $(now)))
  if [ "$life" -lt "$2" ]; then
    problem="the token is good for $life s only, and the next run may be $2 s away"
    return 2
  fi
}
