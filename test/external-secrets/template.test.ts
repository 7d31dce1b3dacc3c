import { templateText } from '../../src/external-secrets/template';

const login = '{{- $login := dict "username" $username "password" $password "auth" (printf "%s:%s" $username $password '
  + '| b64enc) }}';

test('a login, one whose user name is known, one that is a pair, and a whole config', () => {
  expect(templateText([
    { keys: ['a.example.com'], username: { key: 'a_username' }, password: 'a_password' },
    { keys: ['b.example.com', 'c.example.com/team'], username: { text: 'robot$"x\\' }, password: 'b_token' },
    { keys: ['quay.io'], auth: 'quay_auth' },
    { config: 'config_dockerconfigjson' },
  ]).split('\n')).toEqual([
    '{{- $auths := dict }}',
    '{{- $username := .a_username }}',
    '{{- $password := .a_password }}',
    login,
    '{{- $_ := set $auths "a.example.com" $login }}',
    '{{- $username := "robot$\\"x\\\\" }}',
    '{{- $password := .b_token }}',
    login,
    '{{- $_ := set $auths "b.example.com" $login }}',
    '{{- $_ := set $auths "c.example.com/team" $login }}',
    '{{- $pair := .quay_auth | b64dec | splitn ":" 2 }}',
    '{{- $username := $pair._0 }}',
    '{{- $password := $pair._1 }}',
    login,
    '{{- $_ := set $auths "quay.io" $login }}',
    '{{- range $key, $login := (mustFromJson .config_dockerconfigjson).auths }}',
    '{{- $_ := set $auths $key $login }}',
    '{{- end }}',
    '{{- dict "auths" $auths | toJson }}',
  ]);
});
