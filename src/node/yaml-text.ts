/** What is a string to every reader of YAML without quotes. */
const PLAIN = /^[A-Za-z/][\w./:-]*[\w/]$/;

/** Words of YAML 1.1 that are no strings. What begins with a letter is no number. */
const WORD = /^(?:y|yes|n|no|on|off|true|false|null)$/i;

/**
 * YAML for the files of nodes. The `yaml` library that cdk8s writes with leaves `12e3` and `0o14` without quotes, which Go then reads as numbers, and
 * the kubelet does not start. Here every string has quotes that could be anything else.
 */
export function yamlText(value: unknown, indent = ''): string {
  if (Array.isArray(value)) {
    return value.map(entry => `${indent}- ${yamlText(entry, `${indent}  `).trimStart()}`).join('');
  }
  if (typeof value !== 'object' || value === null) {
    return `${indent}${scalar(value)}\n`;
  }
  return Object.entries(value).map(([key, member]) => `${indent}${key}:${typeof member === 'object'
    ? `\n${yamlText(member, `${indent}  `)}` : ` ${scalar(member)}\n`}`).join('');
}

/** A string of JSON is one of YAML. */
function scalar(value: unknown): string {
  return typeof value === 'string' && PLAIN.test(value) && !WORD.test(value) ? value : JSON.stringify(value);
}
