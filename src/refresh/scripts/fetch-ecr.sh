#!/bin/sh
# Fetches the tokens of ecr.plan (`part|service|region|profile|keys`) with the AWS CLI, version 2.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

export HOME="$WORK/home" AWS_CONFIG_FILE="$CONFIG/aws-config" AWS_PAGER='' AWS_MAX_ATTEMPTS=1
# A node answers within a second, but not always the first time: the defaults are one second and one attempt.
export AWS_METADATA_SERVICE_TIMEOUT=2 AWS_METADATA_SERVICE_NUM_ATTEMPTS=3

fetch() {
  part=$1 service=$2 region=$3 profile=$4 keys=$5
  role=$(role_of "$profile")
  where="$service $region${profile:+, profile $profile}${role:+, role $role}"
  # Version 1 reads only AWS_DEFAULT_REGION; STS is asked in the same region.
  export AWS_DEFAULT_REGION="$region" AWS_REGION="$region"

  # There is one login: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html, and the same of ECR
  # Public, whose `authorizationData` is no list.
  query='authorizationData[0].[authorizationToken,expiresAt]'
  if [ "$service" = ecr-public ]; then query='authorizationData.[authorizationToken,expiresAt]'; fi
  answer=$(limit "$ATTEMPT_SECONDS" aws "$service" get-authorization-token ${profile:+"--profile=$profile"} --region "$region" \
    --query "$query" --output text --cli-connect-timeout 5 --cli-read-timeout 15 2>"$WORK/aws-error")
  code=$?
  if [ "$code" -eq 124 ]; then
    record_failure "$part" "$where: no answer within $ATTEMPT_SECONDS s"
    return 1
  elif [ "$code" -ne 0 ]; then
    reason=$(one_line <"$WORK/aws-error")
    record_failure "$part" "$where: ${reason:-the AWS CLI ended with exit code $code (137: killed, perhaps for lack of memory)}"
    case $reason in
      *AccessDenied* | *ExpiredToken* | *InvalidIdentityToken* | *InvalidClientTokenId* | *UnrecognizedClient* | *SignatureDoesNotMatch*) return 2 ;;
      *'config profile'*) return 2 ;;
    esac
    return 1
  fi

  tab=$(printf '\t')
  login=$(printf '%s' "${answer%%"$tab"*}" | base64 -d 2>/dev/null | tr -d '\000')
  if [ "${login#AWS:}" = "$login" ] || ! is_token "${login#AWS:}"; then
    record_failure "$part" "$where: the answer holds no token"
    return 1
  fi
  if ! expiry=$(epoch "${answer##*"$tab"}") || [ "$expiry" -le "$(now)" ]; then
    record_failure "$part" "$where: the token expires at '${answer##*"$tab"}', which is no time to come"
    return 1
  fi
  store_token "$part" AWS "${login#AWS:}" "$expiry" "$keys"
}

# role_of PROFILE: what it has as role_arn
role_of() {
  [ -r "$AWS_CONFIG_FILE" ] || return 0
  awk -v profile="${1:-default}" '
    /^\[/ { inside = $0 == "[profile " profile "]" || $0 == "[" profile "]" }
    inside && /^role_arn[ \t]*=/ { sub(/^[^=]*=[ \t]*/, ""); print }
  ' "$AWS_CONFIG_FILE"
}

begin
fetch_parts ecr.plan fetch
# The CLI keeps the sessions of assumed roles here, so that each is assumed once for all regions. Nobody needs them any more.
rm -rf "${HOME:?}/.aws" "$WORK/aws-error"
exit 0
