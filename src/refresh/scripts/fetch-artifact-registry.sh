#!/bin/sh
# Fetches the tokens of artifact-registry.plan. An access token of Google is the password of the user oauth2accesstoken:
# https://cloud.google.com/artifact-registry/docs/docker/authentication#token
# shellcheck source=src/refresh/scripts/common.sh
. "$(dirname "$0")/common.sh"
# shellcheck source=src/refresh/scripts/oauth.sh
. "$(dirname "$0")/oauth.sh"

# Where the metadata server is, by the variable of Google's libraries.
GCE_METADATA_HOST=${GCE_METADATA_HOST:-metadata.google.internal}

SCOPES=https://www.googleapis.com/auth
# "storage-ro grants read-only access to all Cloud Storage resources, including private images stored in Artifact Registry":
# https://cloud.google.com/kubernetes-engine/docs/how-to/access-scopes. It is what nodes pull with.
PULL_SCOPE=$SCOPES/devstorage.read_only
# The narrowest that was seen to pull with a federated token, and to be refused a push: https://github.com/project-zot/zot/pull/4276
FEDERATED_PULL_SCOPE=$SCOPES/cloud-platform.read-only
# https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken
MINT_SCOPE=$SCOPES/cloud-platform

# fetch PART METHOD FILE AUDIENCE ACCOUNT MINIMUM KEYS
fetch() {
  log_in "$2" "$3" "$4" "$5" "$6" || {
    code=$?
    record_failure "$1" "Artifact Registry: $problem"
    return "$code"
  }
  store_token "$1" oauth2accesstoken "$token" "$expires" "$7"
}

# log_in METHOD FILE AUDIENCE ACCOUNT MINIMUM: gets $token, which is good until $expires.
log_in() {
  case $1 in
    metadata) ask_metadata_server || return ;;
    federation) exchange "$2" "$3" "$4" || return ;;
    *)
      problem="the method is to be metadata or federation, not '$1'"
      return 2
      ;;
  esac
  if [ -n "$4" ]; then mint "$4" || return; fi
  outlives "$expires" "$5"
}

# The token of the pod's or node's service account, which may be one that was handed out before.
# https://cloud.google.com/compute/docs/access/authenticate-workloads#curl
ask_metadata_server() {
  ask "http://$GCE_METADATA_HOST/computeMetadata/v1/instance/service-accounts/default/token" \
    --noproxy '*' --header 'Metadata-Flavor: Google' || return
  # Other clouds have a server of their own at its address; Google's libraries look at this too:
  # https://github.com/googleapis/gcp-metadata/blob/main/src/index.ts
  if [ "$(header metadata-flavor)" != Google ]; then
    problem="$host is not the metadata server of Google: its answer has no header 'Metadata-Flavor: Google'"
    return 2
  fi
  access_token
}

# exchange FILE AUDIENCE ACCOUNT: workload identity federation. https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token
exchange() {
  keep_file subject "$1" "the token of the ServiceAccount" || return
  if [ -n "$3" ]; then scope=$MINT_SCOPE; else scope=$FEDERATED_PULL_SCOPE; fi
  # A form, as RFC 8693 has it and Google's libraries send it.
  ask https://sts.googleapis.com/v1/token \
    --data-urlencode grant_type=urn:ietf:params:oauth:grant-type:token-exchange \
    --data-urlencode "audience=$2" \
    --data-urlencode "scope=$scope" \
    --data-urlencode requested_token_type=urn:ietf:params:oauth:token-type:access_token \
    --data-urlencode subject_token_type=urn:ietf:params:oauth:token-type:jwt \
    --data-urlencode "subject_token@$OAUTH/subject" || return
  access_token
}

# The token and expiry of an answer as OAuth has it. The time counts from the request: no answer is quicker than that.
access_token() {
  answer_token access_token && answer_number expires_in || return
  expires=$((asked + number))
}

# mint ACCOUNT: a new token, of the whole hour that is the longest without an organization policy.
mint() {
  keep authorization "Authorization: Bearer $token" || return
  ask "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/$1:generateAccessToken" \
    --header "@$OAUTH/authorization" --header 'Content-Type: application/json' \
    --data "{\"scope\":[\"$PULL_SCOPE\"],\"lifetime\":\"3600s\"}" || return
  answer_token accessToken || return
  if ! expires=$(epoch "$(json_get "$OAUTH/answer" '"expireTime"')"); then
    problem="the answer of $host has no 'expireTime' that is a time"
    return 1
  fi
}

begin
fetch_parts artifact-registry.plan fetch
