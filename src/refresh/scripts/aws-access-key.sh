#!/bin/sh
# aws-access-key.sh ID_FILE SECRET_FILE: hands a static key to the AWS CLI, as a `credential_process`.
# https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sourcing-external.html
# What is secret passes builtins and this pipe only: no argument, no variable of the environment, no other file.

# read_key FILE: the file as $key, without the line breaks that editors and `echo` leave at its end.
read_key() {
  if [ ! -r "$1" ]; then
    printf 'the access key is missing: there is no file %s\n' "$1" >&2
    exit 1
  fi
  key=$(cat "$1")
  case $key in
    '' | *[!A-Za-z0-9/+=]*)
      printf 'the access key is not one line of letters, digits and /+=: see %s\n' "$1" >&2
      exit 1
      ;;
  esac
}

read_key "$1"
id=$key
read_key "$2"
printf '{"Version":1,"AccessKeyId":"%s","SecretAccessKey":"%s"}\n' "$id" "$key"
