import { disagreements, Tally } from './support/compare';
import { randomConfig } from './support/configs';
import { randomImage } from './support/images';
import { randomKey } from './support/keys';
import { Kubelet, Question } from './support/kubelet';
import { NOT_DETERMINED } from './support/not-determined';
import { Random } from './support/random';

const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 20261125);
const CASES = Number(process.env.DIFFERENTIAL_CASES ?? 20000);
const BATCH = 500;

/** What the random questions must lead to, so that they cannot go stale unseen. */
const COVERED = [
  'configs', 'config error invalid-json', 'config error wrong-type', 'config error invalid-auth',
  'config error auth-without-colon', 'images with 0 matches', 'images with 1 matches', 'images with 2 matches',
  'images with 3 matches', 'lookups in random order', 'image error identifier-as-name',
  'image error uppercase-repository', 'image error invalid-format', 'image error name-too-long',
  'image error unsupported-digest', 'image error invalid-digest-length', 'image error invalid-digest',
  'globs that match', 'globs that do not match', 'glob errors',
];

let kubelet: Kubelet;
beforeAll(() => {
  kubelet = new Kubelet();
});
afterAll(() => kubelet.stop());

test('we answer random questions as the kubelet does', async () => {
  const random = new Random(SEED);
  const tally = new Tally();
  const found: string[] = [];
  for (let asked = 0; asked < CASES && found.length < 10; asked += BATCH) {
    const questions = Array.from({ length: Math.min(BATCH, CASES - asked) }, () => randomQuestion(random));
    const answers = await kubelet.ask(questions);
    questions.forEach((question, i) =>
      found.push(
        ...disagreements(question, answers[i], tally).map(difference => `${difference} in ${JSON.stringify(question)}`),
      ),
    );
  }
  process.stdout.write(`differential: seed ${SEED}, ${tally.of('cases')} cases, ${found.length} disagreements\n`);
  process.stdout.write(
    `differential: ${[...tally.counts].sort().map(([what, count]) => `${count} ${what}`).join(', ')}\n`,
  );
  expect(found).toEqual([]);
  expect(tally.of('cases')).toBe(CASES);
  expect(COVERED.filter(what => tally.of(what) === 0)).toEqual([]);
});

test.each(NOT_DETERMINED)('the kubelet has no order for $what: $reason', async ({ question }) => {
  const answers = await kubelet.ask(Array(200).fill(question));
  const orders = answers.map(({ images }) => JSON.stringify(images));
  expect(new Set(orders).size).toBeGreaterThan(1);
  expect(answers.flatMap(answer => disagreements(question, answer, new Tally()))).toEqual([]);
});

function randomQuestion(random: Random): Question {
  const images = random.list(2, 4, () => randomImage(random));
  return {
    images,
    secrets: random.list(0, 3, () => randomConfig(random, images)),
    globs: random.list(1, 3, () => randomKey(random, images)),
  };
}
