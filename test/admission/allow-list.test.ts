import fc from 'fast-check';
import { ALLOWED, IMAGES } from './images';
import { Registry } from '../../src';
import { AllowList } from '../../src/admission/allow-list';
import { propertyOptions } from '../support/property';

const LISTS = Object.entries(ALLOWED).map(([name, registries]) => ({ name, list: new AllowList(registries) }));

test.each(IMAGES)('$image is allowed by: $allowedBy', ({ image, allowedBy }) => {
  expect(LISTS.filter(({ list }) => list.refuses(image) === undefined).map(({ name }) => name)).toEqual([...allowedBy]);
});

test('the same image is in the table once', () => {
  expect(new Set(IMAGES.map(({ image }) => image)).size).toBe(IMAGES.length);
});

test.each([[undefined], [true], [1.1], [{}]])('%j is no image', image => {
  expect(LISTS[0].list.refuses(image)).toBe('is not an image reference');
});

test('says what an image is, in full', () => {
  expect(new AllowList([Registry.ghcr()]).refuses('nginx:1')).toBe("is 'docker.io/library/nginx'");
});

test('says where official images of Docker Hub are, to who named them as everybody does', () => {
  expect(new AllowList([Registry.dockerHub().withPath('nginx')]).refuses('nginx'))
    .toBe("is 'docker.io/library/nginx' (write withPath('library/nginx') for it)");
  expect(new AllowList([Registry.dockerHub().withPath('redis')]).refuses('nginx')).toBe("is 'docker.io/library/nginx'");
});

test('an image at or below an allowed path is allowed, with any tag, and one of a sibling is not', () => {
  const part = fc.stringMatching(/^[a-z0-9]{1,8}$/);
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 3 }),
      fc.array(part, { maxLength: 2 }),
      part,
      (path, below, tag) => {
        const list = new AllowList([Registry.of('reg.example.com').withPath(`team/${path.join('/')}`)]);
        const image = (...parts: string[]) => `${['reg.example.com/team', ...parts].join('/')}:${tag}`;
        expect(list.refuses(image(...path, ...below))).toBeUndefined();
        expect(list.refuses(image(...path.slice(0, -1), `${path[path.length - 1]}x`, ...below))).toBeDefined();
      },
    ),
    propertyOptions(),
  );
});

describe('the names in messages', () => {
  test('are in order', () => {
    expect(`${new AllowList([Registry.ghcr().withPath('acme'), Registry.dockerHub()])}`)
      .toBe('ghcr.io/acme, docker.io');
  });

  test('are counted where there are too many', () => {
    const many = Array.from({ length: 22 }, (_, index) => Registry.of(`reg-${index}.example.com`));
    expect(`${new AllowList(many)}`).toMatch(/^reg-0\.example\.com, .*, reg-19\.example\.com and 2 more$/);
  });
});
