import { withoutCopyBreaks } from '../../../src/diagnose/read/copy-breaks';

const MESSAGE = 'Failed to pull image "a.io/x:1": rpc error: code = Unknown desc = failed to pull and unpack image '
  + '"a.io/x:1": failed to resolve reference "a.io/x:1": failed to do request: no such host';
const cut = (text: string, width: number) => text.match(new RegExp(`.{1,${width}}`, 'g'))!;

describe('a line that was broken is one again', () => {
  test.each([
    ['by a screen, within words', cut(MESSAGE, 70)],
    ['by a screen that filled its lines up', [...cut(MESSAGE, 70), 'and more'].map(line => line.padEnd(70))],
    ['by a screen whose blanks at the edge were lost', cut(MESSAGE, 68).map(line => line.trimEnd())],
    ['by a mail, before words', [MESSAGE.slice(0, 65), MESSAGE.slice(66, 127), MESSAGE.slice(128)]],
    ['with a hanging indent', [MESSAGE.slice(0, 65), `  ${MESSAGE.slice(66, 127)}`, `  ${MESSAGE.slice(128)}`]],
  ])('%s', (_, lines) => {
    expect(lines.length).toBeGreaterThan(2);
    expect(withoutCopyBreaks(lines)[0]).toBe(MESSAGE);
  });

  test('where one break alone is within a word', () => {
    expect(withoutCopyBreaks(cut(MESSAGE.slice(0, 75), 71))).toEqual([MESSAGE.slice(0, 75)]);
  });

  test('within words that are known, where not all lines reach the edge', () => {
    const filled = (before: string, after: string, length: number) => before.padEnd(length - after.length, 'x') + after;
    expect(withoutCopyBreaks([
      filled('Failed to pull image "a.io/', ':1": failed to unpack im', 70),
      filled('age "a.io/', ':1": failed to extract layer: write /va', 71), filled('r/lib/', ': no space lef', 70),
      't on device',
    ])).toEqual([expect.stringMatching(/ to unpack image "a.* write \/var\/lib\/x*: no space left on device$/)]);
  });

  test('where it is a record of a log', () => {
    expect(withoutCopyBreaks(['{"level":"error","time":"10:00:00","msg":"something happened to', 'it"}']))
      .toEqual(['{"level":"error","time":"10:00:00","msg":"something happened to it"}']);
  });
});

describe('lines stay as they are', () => {
  const row = (name: string) => `${name}   0/1   ImagePullBackOff   0   5m   10.0.0.7   node-1.example.com`;
  test.each([
    ['in a table', ['a-0', 'b-0', 'c-0'].map(row)],
    ['in what a build shows', ['a', 'b', 'c'].map(name => ` => ${name} [internal] load metadata for nginx:1     0.1s`)],
    ['where each begins a message', ['E0810', 'E0811', 'E0812'].map(head => `${head} 17:23:18.000705 1766 x.go:9] no`)],
    ['where they are short', ['no such host', 'not a word', 'no such host']],
    ['where they are longer than screens', ['a b', 'c d'].map(words => words.repeat(200))],
    ['in YAML, where words that are known were not broken', [
      '  annotations:', '    kubectl.kubernetes.io/last-applied-configuration: |', `      {"a":"${'x'.repeat(300)}"}`,
      '    - name: A', '      value: some words that kubectl breaks as they do not fit into the eighty columns it',
      '        has for them', '        message: Back-off pulling image "registry.example.com/team/application-of-us:1"',
      '        reason: ImagePullBackOff',
    ]],
    ['in what kubectl describes', [
      `    Image:          registry.example.com/team/${'x'.repeat(60)}:1`, '    Image ID:       ',
      'Tolerations:                 node.kubernetes.io/not-ready:NoExecute op=Exists for 300s',
      '                             node.kubernetes.io/unreachable:NoExecute op=Exists for 300s',
    ]],
    ['where they are members of an object', ['a: ', 'b: ', 'c: '].map((name, index) => name + 'x'.repeat(77 + index))],
  ])('%s', (_, lines) => {
    expect(withoutCopyBreaks(lines)).toBe(lines);
  });
});
