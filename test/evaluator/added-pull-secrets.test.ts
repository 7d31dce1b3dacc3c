import { AddedPullSecrets } from '../../src/pull/added-pull-secrets';
import { readImage } from '../../src/pull/read-image';
import { ALLOWED, IMAGES } from '../admission/images';

const added = new AddedPullSecrets(Object.entries(ALLOWED).map(([secret, registries]) =>
  ({ secret, prefixes: registries.map(registry => `${registry}/`) })));

// The API server is held against the same table: test/cluster/pull-secret-admission.test.ts.
test.each(IMAGES.filter(({ image }) => readImage(image).reference !== undefined))(
  '$image gets the Secrets of the lists that allow it', ({ image, allowedBy }) => {
    expect(added.namesFor([image])).toEqual(Object.keys(ALLOWED).filter(name =>
      (allowedBy as readonly string[]).includes(name)));
  });

test('every pod gets what has the empty prefix, whatever its images are', () => {
  const every = new AddedPullSecrets([{ secret: 'all', prefixes: [''] }, { secret: 'hub', prefixes: ['docker.io/'] }]);
  expect(every.namesFor(['NOT AN IMAGE'])).toEqual(['all']);
});

test('what is written is read again, in its order', () => {
  const text = '[{"b":["b.example.com/"]},{"1":["a.example.com/","c.example.com/"]}]';
  expect(`${AddedPullSecrets.parse(text)}`).toBe(text);
});

test.each([undefined, '', '{}', '[1]', '[{"a":"b"}]', '[{"a":[1]}]', '[null]'])('%j is none of ours', (text) => {
  expect(AddedPullSecrets.parse(text)).toBeUndefined();
});
