import { answersTo, causesIn, isAnswered, openPastes, pasteScore } from './pastes';
import { CorpusEntry, isRight, OtherText, readCorpus } from './support';
import { PullFailure } from '../../src/diagnose';

describe('texts as people paste them', () => {
  test('are answered right, 97 % of those that were seen', () => {
    expect(openPastes.length).toBeGreaterThan(100);
    expect(pasteScore(openPastes)).toBeGreaterThanOrEqual(97);
  });

  test.each([...new Set(openPastes.map(({ family }) => family))])('are so in the family %s', family => {
    const entries = openPastes.filter(entry => entry.family === family);
    expect(entries.filter(entry => !isAnswered(entry)).length).toBeLessThanOrEqual(1);
  });

  test('raise no alarm where they are about something else, but one that nobody could tell', () => {
    const others = readCorpus<OtherText & { readonly text: string }>('others-open');
    expect(others.filter(({ text }) => causesIn(text).length > 0).map(({ text }) => text)).toEqual([
      'Get "http://localhost:32000/v2/": dial tcp 127.0.0.1:32000: connect: connection refused',
    ]);
    expect(readCorpus<OtherText>('not-pull-failures').filter(({ message }) => causesIn(message).length > 0)).toEqual([]);
  });
});

/** Breaks a text between words, no line longer than a width if that can be. */
function broken(text: string, first: string, rest: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + word.length < 72) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.map((line, index) => `${index === 0 ? first : rest}${line}`).join('\n');
}

/** Messages of the kubelet that are right as they are. */
const messages = readCorpus<CorpusEntry>('tune').filter(entry =>
  isRight(entry) && /^Failed to pull image/.test(entry.message) && !entry.message.includes('\n'));
const cut = (text: string) => text.match(/.{1,80}/g)!.join('\n');

describe('a message that is broken over lines is one answer, the same as in one line', () => {
  test.each([
    ['between words', (text: string) => broken(text, '', '')],
    ['within words', cut],
    ['with an indent', (text: string) => broken(text, '', '    ')],
    ['in a quote', (text: string) => broken(text, '> ', '> ')],
    ['in a list', (text: string) => broken(text, '- ', '  ')],
    ['in a block of code', (text: string) => `\`\`\`\n${broken(text, '', '')}\n\`\`\``],
    ['in a column of a table', (text: string) => broken(text, '│ ', '│ ').replace(/$/gm, '   │')],
    ['behind the head of a line of a log', (text: string) => broken(text, 'E0810 17:23:18.000705    1766 x.go:9] ', '  ')],
    ['in a row of events', (text: string) => broken(text, '  Warning  Failed  2m (x4 over 3m)  kubelet  ', '')],
  ])('%s', (_, wrap) => {
    expect(messages.length).toBeGreaterThan(20);
    const wrong = messages.filter(({ message }) => {
      const causes = answersTo(wrap(message)).map(({ diagnoses: [{ failure }] }) => failure.cause);
      return causes.length !== 1 || causes[0] !== PullFailure.classify(message).cause;
    });
    expect(wrong.length / messages.length).toBeLessThan(0.05);
  });

  test('and two of them are two answers, each with its image', () => {
    const [a, b] = ['dial tcp: lookup a.io: no such host', 'x509: certificate signed by unknown authority'];
    const said = (image: string, error: string) =>
      `Failed to pull image "${image}": failed to pull and unpack image "${image}": failed to resolve reference `
        + `"${image}": failed to do request: Head "https://${image.split('/')[0]}/v2/x/manifests/1": ${error}`;
    for (const wrap of [(text: string) => text, (text: string) => broken(text, '', ''), cut,
      (text: string) => broken(text, '> ', '> ')]) {
      const answers = answersTo(`${wrap(said('a.io/x:1', a))}\n${wrap(said('b.io/y:1', b))}`);
      expect(answers.map(({ diagnoses: [{ failure }] }) => [failure.cause, failure.image]))
        .toEqual([['dns', 'a.io/x:1'], ['x509', 'b.io/y:1']]);
    }
  });
});

test('a command and what came of it are read together, if neither tells the cause alone', () => {
  expect(causesIn('$ docker pull ghcr.io/acme/app:1.sbom\n\nunsupported media type text/spdx+json\n'))
    .toEqual([['not-an-image']]);
});

test('the image of a command is that of the failure behind it', () => {
  const [{ diagnoses: [{ failure }] }] = answersTo(
    '$ sudo ctr image pull quay.io/a/b:1\nINFO[0064] apply failure, attempting cleanup  error="failed to extract layer '
      + 'sha256:46: operation not permitted: unknown"\n',
  );
  expect(failure).toMatchObject({ cause: 'unpack-failed', image: 'quay.io/a/b:1' });
});

test('words of a log that stand far apart are not read together', () => {
  const lines = Array.from({ length: 300 }, (_, index) => `line ${index} of something else`);
  expect(causesIn(['docker pull a/b', '', ...lines, '', 'unsupported media type text/x'].join('\n'))).toEqual([]);
});
