#!/bin/sh
# Says how each part of the pull secrets went, and fails if one failed.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

code=0 said=' '

# say PART
say() {
  case $said in
    *" $1 "*) return ;;
  esac
  said="$said$1 "
  status=
  if [ -r "$WORK/status/$1" ]; then IFS= read -r status <"$WORK/status/$1"; fi
  if [ "$status" = ok ]; then
    printf '%s: ok\n' "$1"
  else
    printf '%s: FAILED: %s\n' "$1" "${status:-its step has recorded nothing}"
    code=1
  fi
}

[ -r "$CONFIG/secrets.plan" ] || die "$CONFIG/secrets.plan is missing"
if [ -e "$CONFIG/selector.plan" ]; then say namespaces; fi
while IFS='|' read -r secret parts <&3 || [ -n "$secret" ]; do
  for part in $parts; do say "$part"; done
done 3<"$CONFIG/secrets.plan"
cat "$WORK/notes" || code=1
exit "$code"
