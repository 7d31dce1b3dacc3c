import * as yaml from 'js-yaml';

/** What is a string to every reader of YAML without quotes: what begins with a letter is not a number. */
const PLAIN = /^[A-Za-z/](?:[\w./:-]*[\w/])?$/;

/** Words of YAML 1.1 that are no strings. */
const WORD = /^(?:y|yes|n|no|on|off|true|false|null)$/i;

/**
 * A type that takes every text which some reader may take for something else: js-yaml quotes what another type takes.
 */
const DOUBTFUL = new yaml.Type('!doubtful', { kind: 'scalar', resolve: text => !PLAIN.test(text) || WORD.test(text) });

const OPTIONS: yaml.DumpOptions = {
  schema: yaml.CORE_SCHEMA.extend({ implicit: [DOUBTFUL] }), quotingType: '"', lineWidth: -1, noRefs: true,
};

/**
 * YAML for the files of nodes. The `yaml` library that cdk8s writes with leaves `12e3` and `0o14` without quotes, and
 * js-yaml `1_000`: Go reads them as numbers, and the kubelet does not start. Here every string has quotes that could be
 * anything else.
 */
export function yamlText(value: unknown): string {
  return yaml.dump(value, OPTIONS);
}
