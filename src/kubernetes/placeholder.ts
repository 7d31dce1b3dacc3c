/** What tools leave where a value is still to be filled in. */
const PLACEHOLDERS = [
  /\{\{.*\}\}/s, // Helm, Go templates, Jinja
  /\$\{[^}]*\}/, // envsubst, Flux's postBuild, Terraform
  /\$\([^)]*\)/, // make, Tekton, Azure Pipelines
  /<[^<>]+>/, // "<your-registry>", the Argo CD Vault plugin
  /\bENC\[/, // SOPS
  /^(?:@@?|__|%)[A-Z0-9_.-]+(?:@@?|__|%)$/i,
  /^\$[A-Za-z_]\w*$/,
  /\b(?:change[-_ ]?me|replace[-_ ]?me|to[-_]?be[-_]?(?:replaced|defined)|placeholder|your[-_](?:registry|image|password|token|secret|repo\w*|username|org\w*|name|account))\b/i,
  /^(?:todo|tbd|fixme|redacted|dummy|x{3,}|\*{3,}|\.{3,})$/i,
];

/** Whether a text stands for one that is still to be filled in. */
export function isPlaceholder(text: string): boolean {
  // Nothing that long is a placeholder; a credential may hold anything.
  return text.length <= 500 && PLACEHOLDERS.some(pattern => pattern.test(text));
}
