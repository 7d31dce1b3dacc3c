import { answersTo, causesIn, isAnswered, PasteEntry } from './pastes';
import { isRight, MessageEntry, OtherText, percent, readCorpus } from './support';
import { PullFailure } from '../../src/diagnose';

const pastes = readCorpus<PasteEntry>('pastes');

describe('texts as people paste them', () => {
  test('are there once each', () => {
    const texts = [...pastes, ...readCorpus<OtherText>('others')].map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  // Each was collected because an earlier state of the tool had failed on it, so few unseen texts are as hard.
  test('are answered as they say, 85 % of them', () => {
    expect(pastes.length).toBeGreaterThan(150);
    expect(percent(pastes, isAnswered)).toBeGreaterThanOrEqual(85);
  });

  // So was each of these, for a false alarm.
  test('raise no alarm where they are about something else in a cluster, 94 % of them', () => {
    expect(percent(readCorpus<OtherText>('others'), ({ text }) => causesIn(text).length === 0))
      .toBeGreaterThanOrEqual(94);
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
const messages = readCorpus<MessageEntry>('messages').filter(entry =>
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
    ['behind the head of a line of a log',
      (text: string) => broken(text, 'E0810 17:23:18.000705    1766 x.go:9] ', '  ')],
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
