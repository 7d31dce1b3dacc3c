#!/bin/sh
# Fetches the tokens of acr.plan: a token of Microsoft Entra ID, exchanged at the registry for a refresh token of its own.
# https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md
# shellcheck source=src/refresh/scripts/common.sh
. "$(dirname "$0")/common.sh"
# shellcheck source=src/refresh/scripts/oauth.sh
. "$(dirname "$0")/oauth.sh"

# Where the instance metadata service is, by the variable of Azure's libraries.
AZURE_POD_IDENTITY_AUTHORITY_HOST=${AZURE_POD_IDENTITY_AUTHORITY_HOST:-http://169.254.169.254}

# Registries that refuse tokens for Azure Resource Manager take this audience too, and so do those of the other clouds:
# https://learn.microsoft.com/azure/container-registry/container-registry-disable-authentication-as-arm and
# https://github.com/Azure/azure-sdk-for-go/blob/main/sdk/containers/azcontainerregistry/cloud_config.go
AUDIENCE=https://containerregistry.azure.net

# fetch PART METHOD AUTHORITY TENANT CLIENT FILE REGISTRY MINIMUM KEYS
fetch() {
  log_in "$2" "$3" "$4" "$5" "$6" "$7" "$8" || {
    code=$?
    record_failure "$1" "ACR $7: $problem"
    return "$code"
  }
  store_token "$1" 00000000-0000-0000-0000-000000000000 "$token" "$expires" "$9"
}

# log_in METHOD AUTHORITY TENANT CLIENT FILE REGISTRY MINIMUM: gets $token, which is good until $expires.
log_in() {
  case $1 in
    federated)
      keep_file credential "$5" "the token of the ServiceAccount" || return
      # https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#third-case-access-token-request-with-a-federated-credential
      ask_entra "$2" "$3" "$4" --data-urlencode "client_assertion@$OAUTH/credential" \
        --data-urlencode client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer || return
      ;;
    secret)
      keep_file credential "$5" "the client secret" || return
      ask_entra "$2" "$3" "$4" --data-urlencode "client_secret@$OAUTH/credential" || return
      ;;
    managed) ask_imds "$4" || return ;;
    *)
      problem="the method is to be federated, managed or secret, not '$1'"
      return 2
      ;;
  esac
  exchange "$6" "$3" || return
  outlives "$expires" "$7"
}

# ask_entra AUTHORITY TENANT CLIENT [CURL ARGUMENT...]: a token for a service principal
ask_entra() {
  token_endpoint=https://$1/$2/oauth2/v2.0/token
  client=$3
  shift 3
  ask "$token_endpoint" --data-urlencode grant_type=client_credentials --data-urlencode "client_id=$client" \
    --data-urlencode "scope=$AUDIENCE/.default" "$@" || return
  answer_token access_token
}

# ask_imds CLIENT: a token for an identity of the node; for the only one if CLIENT is empty.
# https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
ask_imds() {
  set -- ${1:+--data-urlencode "client_id=$1"}
  ask "$AZURE_POD_IDENTITY_AUTHORITY_HOST/metadata/identity/oauth2/token" --noproxy '*' --get --header 'Metadata: true' \
    --data-urlencode api-version=2018-02-01 --data-urlencode "resource=$AUDIENCE" "$@" || {
    code=$?
    # "Endpoint is updating" and "going through updates", in the page above.
    case $http_code in
      404 | 410) code=1 ;;
    esac
    return "$code"
  }
  answer_token access_token
}

# exchange REGISTRY TENANT: the token of Entra for one of the registry
exchange() {
  registry=$1
  keep entra "$token" || return
  set -- ${2:+--data-urlencode "tenant=$2"}
  ask "https://$registry/oauth2/exchange" --data-urlencode grant_type=access_token --data-urlencode "service=$registry" \
    --data-urlencode "access_token@$OAUTH/entra" "$@" || return
  answer_token refresh_token && expiry_of_jwt
}

# Its expiry is in the token only (`exp` of RFC 7519): some live for 3 hours, others for minutes.
expiry_of_jwt() {
  claims=${token#*.}
  claims=${claims%%.*}
  case $((${#claims} % 4)) in
    2) padding='==' ;;
    3) padding='=' ;;
    *) padding= ;;
  esac
  printf '%s%s' "$claims" "$padding" | tr '_-' '/+' | base64 -d >"$OAUTH/claims" 2>/dev/null
  expires=$(json_get "$OAUTH/claims" '"exp"') || expires=
  if ! is_number "$expires"; then
    problem="the refresh token of $host is no JSON Web Token with an expiry"
    return 1
  fi
}

begin
fetch_parts acr.plan fetch
