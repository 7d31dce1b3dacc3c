#!/bin/sh
# Lists the namespaces with the labels of selector.plan (`labelSelector|serviceAccounts`) and puts them behind those of namespaces.plan.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

SERVICE_ACCOUNT=${SERVICE_ACCOUNT:-/var/run/secrets/kubernetes.io/serviceaccount}
server=${KUBERNETES_SERVICE_HOST:-}
case $server in
  *:*) server="[$server]" ;;
esac
server="$server:${KUBERNETES_SERVICE_PORT:-443}"

# All pages. A page is a Table, which the server prints as `kubectl get` shows it: of each namespace only what is in its cells.
# https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables
list() {
  found=
  continue=
  while :; do
    request "$WORK/page" "https://$server/api/v1/namespaces" --get --noproxy '*' --cacert "$SERVICE_ACCOUNT/ca.crt" --header @"$WORK/api-header" \
      --header 'Accept: application/json;as=Table;v=v1;g=meta.k8s.io,application/json' --data-urlencode "labelSelector=$selector" \
      --data 'limit=500&includeObject=None' --data-urlencode "continue=$continue" || {
      code=$?
      # The list has changed too much since the first page: begin anew.
      if [ "$http_code" = 410 ]; then return 1; fi
      return "$code"
    }
    problem="the answer of $server is not a Table of namespaces"
    values=$(json_values 4 <"$WORK/page") && [ "$(json_get "$WORK/page" '"kind"')" = Table ] || return 1
    names=$(printf '%s\n' "$values" | living) || return 1
    found="$found$names
"
    continue=$(json_get "$WORK/page" '"metadata"."continue"') || continue=
    if [ -z "$continue" ]; then return 0; fi
  done
}

# living: of the values of a Table the first cells (names) of rows whose second (phase) is Active: nothing can be created in the others
living() {
  awk -F '\t' '
    $1 ~ /^"rows"\.[0-9]+\."cells"\.0$/ { name = $2; if (name !~ /^"[a-z0-9-]+"$/) { bad = 1; exit } }
    $1 ~ /^"rows"\.[0-9]+\."cells"\.1$/ && $2 == "\"Active\"" { print substr(name, 2, length(name) - 2) }
    END { exit bad }'
}

begin
selector=
IFS='|' read -r selector _ <"$CONFIG/selector.plan" || [ -n "$selector" ] || die "$CONFIG/selector.plan is missing or empty"
[ -r "$CONFIG/namespaces.plan" ] || die "$CONFIG/namespaces.plan is missing"

token=
[ ! -r "$SERVICE_ACCOUNT/token" ] || IFS= read -r token <"$SERVICE_ACCOUNT/token" || true
if ! is_token "$token"; then
  found='' problem="there is no token in $SERVICE_ACCOUNT/token"
elif ! printf 'Authorization: Bearer %s\n' "$token" | write_file "$WORK/api-header"; then
  die "cannot write to $WORK"
elif retry list; then
  problem=
fi
rm -f "$WORK/api-header" "$WORK/page" "$WORK/curl-error"

if [ -n "$problem" ]; then
  # What was found before it failed is too little to go by; the Secrets of the other namespaces stay as they are.
  found=
  record_failure namespaces "namespaces with labels $selector: $problem"
else
  record_ok namespaces || die "cannot write to $WORK"
fi
{ cat "$CONFIG/namespaces.plan" && printf '\n%s\n' "$found"; } | awk 'NF && !seen[$0]++' | write_file "$WORK/namespaces" || die "cannot write to $WORK"
exit 0
