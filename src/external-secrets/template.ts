/** A login of the template, and the keys under `auths` that it is for. */
export type LoginBlock = { readonly keys: readonly string[] } & (
  | { readonly username: { readonly key: string } | { readonly text: string }; readonly password: string }
  // Base64 of user:password.
  | { readonly auth: string }
);

/** A piece of the template: a login, or a whole Docker config, which is taken over. */
export type TemplateBlock = LoginBlock | { readonly config: string };

/**
 * The value of `.dockerconfigjson` as a template of External Secrets (engine v2): Go's text/template with the functions
 * of sprig, over the values that were read. A value that is missing is an error, and then the Secret stays as it is.
 *
 * All JSON is written by `toJson`, so that no password breaks it. Of a config that is taken over, what is not JSON or
 * has no `auths` is an error too: the API server would take the Secret, and the kubelet would find nothing in it.
 *
 * @see https://external-secrets.io/latest/guides/templating/
 */
export function templateText(blocks: readonly TemplateBlock[]): string {
  return [
    '{{- $auths := dict }}',
    ...blocks.flatMap(block => 'config' in block ? configLines(block.config) : loginLines(block)),
    '{{- dict "auths" $auths | toJson }}',
  ].join('\n');
}

function configLines(key: string): string[] {
  return [
    `{{- range $key, $login := (mustFromJson .${key}).auths }}`,
    '{{- $_ := set $auths $key $login }}',
    '{{- end }}',
  ];
}

function loginLines(block: LoginBlock): string[] {
  const values =
    'auth' in block
      ? [
        `{{- $pair := .${block.auth} | b64dec | splitn ":" 2 }}`,
        '{{- $username := $pair._0 }}',
        '{{- $password := $pair._1 }}',
      ]
      : [
        `{{- $username := ${'key' in block.username ? `.${block.username.key}` : goString(block.username.text)} }}`,
        `{{- $password := .${block.password} }}`,
      ];
  return [
    ...values,
    '{{- $login := dict "username" $username "password" $password "auth" (printf "%s:%s" $username $password | b64enc) '
      + '}}',
    ...block.keys.map(key => `{{- $_ := set $auths ${goString(key)} $login }}`),
  ];
}

/** A string of Go, which takes every escape that JSON writes. */
function goString(text: string): string {
  return JSON.stringify(text);
}
