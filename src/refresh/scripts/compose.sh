#!/bin/sh
# Makes the manifests of the pull secrets from the parts: new ones, those of Secrets mounted here, and the last good ones of what failed.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

NEW=$WORK/manifests.new
newline='
'

# read_static PART: makes the part of the Secret that is mounted for it.
read_static() {
  file=$STATIC/$1/.dockerconfigjson
  if [ ! -r "$file" ]; then
    record_failure "$1" "there is no $file: does the Secret exist, and is it of type kubernetes.io/dockerconfigjson?"
  elif ! values=$(json_values 2 <"$file"); then
    record_failure "$1" "$file is not JSON"
  elif ! members=$(printf '%s\n' "$values" | auths_of); then
    record_failure "$1" "$file: $members"
  elif ! problem=$(check_entries "$file"); then
    record_failure "$1" "$file: $problem"
  else
    { printf '%s\n' "$members" | write_file "$WORK/parts/$1" && record_ok "$1"; } || die "cannot write to $WORK"
  fi
}

# auths_of: of the values of a dockerconfigjson the members of `auths`. Fails, and prints why, on what the kubelet would read otherwise or
# not at all. Names of members go by any case there, and of two entries of one key it takes the last.
auths_of() {
  awk '
    { tab = index($0, "\t"); path = substr($0, 1, tab - 1); value = substr($0, tab + 1) }
    path !~ /^"auths"(\.|$)/ {
      if (tolower(path) ~ /^"auths"(\.|$)/) { problem = "the member auths has to be in small letters"; exit }
      next
    }
    value == "{}" && path == "\"auths\"" { next }
    {
      name = substr(path, length("\"auths\".") + 1)
      if (name !~ /^"/) { problem = "auths is no object"; exit }
      if (substr(value, 1, 1) != "{") { problem = "the entry " name " is no object"; exit }
      if (name in seen) { problem = "the entry " name " is there twice"; exit }
      seen[name] = 1
      members = members (members == "" ? "" : ",") name ":" value
    }
    END {
      if (problem == "" && members == "") problem = "it holds no credentials"
      print problem == "" ? members : problem
      exit problem != ""
    }'
}

# check_entries FILE: fails, and prints why, on an entry that would cost the pod all its credentials: the kubelet decodes them together.
check_entries() (
  tab=$(printf '\t')
  # shellcheck disable=SC2094 # it is only read
  json_values 3 <"$1" | while IFS=$tab read -r path value; do
    case $path in
      '"auths".'*.'"auth"' | '"auths".'*.'"username"' | '"auths".'*.'"password"' | '"auths".'*.'"email"') ;;
      *) continue ;;
    esac
    case $path,$value in
      *'."auth",""' | *,null) ;;
      *'."auth","'*)
        # The kubelet takes line breaks in it, and padding or none.
        auth=$(json_get "$1" "$path" | tr -d ' =')
        case $(((4 - ${#auth} % 4) % 4)) in
          1) auth="$auth=" ;;
          2) auth="$auth==" ;;
        esac
        case $(printf '%s' "$auth" | base64 -d 2>/dev/null | tr -d '\000' && printf '%s' "ok") in
          *:*ok) ;;
          *) printf '%s is not base64 of username:password' "$path" && exit 1 ;;
        esac
        ;;
      *,'"'*) ;;
      *) printf '%s is no string' "$path" && exit 1 ;;
    esac
  done
)

# resolve PART: leaves the part in its file if it is new or, as long as it has not expired, of an earlier run; otherwise no such file.
resolve() {
  case $resolved in
    *" $1 "*) return ;;
  esac
  resolved="$resolved$1 "
  if is_ok "$1" && is_whole "$WORK/parts/$1"; then return; fi
  rm -f "$WORK/parts/$1" "$WORK/expires/$1"
  expiry=
  if [ -r "$PREVIOUS/$1.expires" ]; then IFS= read -r expiry <"$PREVIOUS/$1.expires"; fi
  if ! is_whole "$PREVIOUS/$1"; then
    missing="$missing$1 "
    return
  fi
  case ${expiry:-9999999999} in
    *[!0-9]*) expiry=0 ;;
  esac
  if [ "${expiry:-9999999999}" -le "$(now)" ]; then
    missing="$missing$1 "
    return
  fi
  write_file "$WORK/parts/$1" <"$PREVIOUS/$1" || die "cannot write to $WORK"
  if [ -n "$expiry" ]; then printf '%s\n' "$expiry" | write_file "$WORK/expires/$1" || die "cannot write to $WORK"; fi
  kept="$kept$1 "
}

is_ok() {
  status=
  if [ -r "$WORK/status/$1" ]; then IFS= read -r status <"$WORK/status/$1"; fi
  [ "$status" = ok ]
}

# is_whole FILE: whether it holds members of an object
is_whole() {
  [ -s "$1" ] && members_of "$1" >/dev/null
}

# members_of FILE: the members of a part, one to a line: name, tab, value
members_of() {
  { printf '{' && cat "$1" && printf '}'; } | json_values 1
}

# merge PARTS: their members, of each key the first
merge() {
  for part in $1; do
    if [ -e "$WORK/parts/$part" ]; then members_of "$WORK/parts/$part"; fi
  done | awk '
    { tab = index($0, "\t"); name = substr($0, 1, tab - 1) }
    !seen[name]++ { printf "%s%s:%s", separator, name, substr($0, tab + 1); separator = "," }'
}

# is_static PART
is_static() {
  case $static_parts in
    *" $1 "*) return 0 ;;
  esac
  return 1
}

# compose_secret NAME PARTS: writes its manifest for each namespace.
compose_secret() {
  new=0 held='' lost='' earliest=
  for part in $2; do
    case "$missing $kept" in
      *" $part "*) ;;
      *) is_static "$part" || new=1 ;;
    esac
    case $kept in
      *" $part "*) held="$held $part" ;;
    esac
    case $missing in
      *" $part "*) lost="$lost $part" ;;
    esac
    if [ -r "$WORK/expires/$part" ]; then
      IFS= read -r expiry <"$WORK/expires/$part"
      if [ -z "$earliest" ] || [ "$expiry" -lt "$earliest" ]; then earliest=$expiry; fi
    fi
  done
  if [ "$new" -eq 0 ]; then
    note "pull secret $1: not written, since nothing of it is new; what is there stays"
    return
  fi
  [ -z "$held" ] || note "pull secret $1: keeps the last good$held"
  [ -z "$lost" ] || note "pull secret $1: is without$lost, of which no earlier run has left anything that is still good"

  members=$(merge "$2")
  content=$(printf '{"auths":{%s}}' "$members" | base64 | tr -d '\n')
  above=$(head_of kubernetes.io/dockerconfigjson "$1")
  below=$(metadata_of "$CONFIG/labels.yaml" "$CONFIG/annotations.yaml" "$earliest")
  for namespace in $namespaces; do
    printf '%s\n  namespace: "%s"\n%s\ndata:\n  .dockerconfigjson: "%s"\n' "$above" "$namespace" "$below" "$content" \
      >"$NEW/$namespace.$1.yaml" || die "cannot write to $WORK"
  done
  written="$written$1 "
}

# compose_state NAMESPACE NAME: the manifest of the Secret from which the next run takes what it could not fetch
compose_state() {
  data=
  for part in $resolved; do
    [ -e "$WORK/parts/$part" ] || continue
    content=$(base64 <"$WORK/parts/$part" | tr -d '\n') || die "cannot read $WORK"
    data="$data$newline  \"$part\": \"$content\""
    if [ -r "$WORK/expires/$part" ]; then data="$data$newline  \"$part.expires\": \"$(base64 <"$WORK/expires/$part")\""; fi
  done
  # None of what users put on pull secrets: it may tell another tool to copy them.
  printf '%s\n  namespace: "%s"\n%s\ndata:%s\n' "$(head_of Opaque "$2")" "$1" "$(metadata_of "$CONFIG/state-labels.yaml" '' '')" "$data" \
    >"$NEW/$1.$2.yaml" || die "cannot write to $WORK"
}

# compose_accounts NAMES: ServiceAccounts with the pull secrets, in each namespace
compose_accounts() {
  pull_secrets=
  for name in $names; do pull_secrets="$pull_secrets$newline  - name: \"$name\""; done
  for account in $1; do
    for namespace in $namespaces; do
      printf 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: "%s"\n  namespace: "%s"\nimagePullSecrets:%s\n' \
        "$account" "$namespace" "$pull_secrets" >"$NEW/$namespace.$account.service-account.yaml" || die "cannot write to $WORK"
    done
  done
}

# head_of TYPE NAME
head_of() {
  printf 'apiVersion: v1\nkind: Secret\ntype: "%s"\nmetadata:\n  name: "%s"' "$1" "$2"
}

# metadata_of LABELS ANNOTATIONS EXPIRY: of the first two files what is there; the others may be empty
metadata_of() {
  if [ -s "$1" ]; then printf '  labels:\n' && indent "$1"; fi
  printf '  annotations:\n'
  if [ -s "$2" ]; then indent "$2"; fi
  printf '    cdk8s-registry-access/refreshed-at: "%s"\n' "$(rfc3339 "$(now)")"
  if [ -n "$3" ]; then printf '    cdk8s-registry-access/expires-at: "%s"\n' "$(rfc3339 "$3")"; fi
}

indent() {
  awk 'NF { print "    " $0 }' "$1"
}

note() {
  notes="$notes$1$newline"
}

begin
rm -rf "${NEW:?}" "${WORK:?}/manifests"
mkdir "$NEW" || die "cannot write to $WORK"
[ -r "$CONFIG/secrets.plan" ] || die "$CONFIG/secrets.plan is missing"

static_parts=' ' resolved=' ' missing=' ' kept=' ' written=' ' names='' notes='' accounts=
list=$CONFIG/namespaces.plan
if [ -e "$CONFIG/selector.plan" ]; then
  list=$WORK/namespaces
  IFS='|' read -r _ accounts <"$CONFIG/selector.plan" || true
fi
namespaces=$(cat "$list") || die "cannot read $list"

if [ -e "$CONFIG/static.plan" ]; then
  while read -r part <&3 || [ -n "$part" ]; do
    [ -n "$part" ] || continue
    static_parts="$static_parts$part "
    read_static "$part"
  done 3<"$CONFIG/static.plan"
fi
while IFS='|' read -r secret parts <&3 || [ -n "$secret" ]; do
  for part in $parts; do resolve "$part"; done
done 3<"$CONFIG/secrets.plan"
while IFS='|' read -r secret parts <&3 || [ -n "$secret" ]; do
  [ -n "$secret" ] || continue
  names="$names $secret"
  compose_secret "$secret" "$parts"
done 3<"$CONFIG/secrets.plan"
if [ "$written" != ' ' ]; then
  compose_accounts "$accounts"
  if [ -e "$CONFIG/state.plan" ]; then
    IFS='|' read -r namespace secret <"$CONFIG/state.plan" || true
    compose_state "$namespace" "$secret"
  fi
else
  # kubectl then says that there is nothing to apply; in an empty folder it asks for files with the right extensions.
  printf 'apiVersion: v1\nkind: List\nitems: []\n' >"$NEW/nothing-to-write.yaml" || die "cannot write to $WORK"
fi
printf '%s' "$notes" | write_file "$WORK/notes" || die "cannot write to $WORK"
mv "$NEW" "$WORK/manifests" || die "cannot write to $WORK"
exit 0
