import { podImages } from '../../src/kubernetes/pod-images';

test('images of containers, init and ephemeral containers and image volumes count', () => {
  expect(podImages({
    initContainers: [{ name: 'init', image: 'a' }],
    containers: [{ name: 'main', image: 'b', imagePullPolicy: 'Always' }],
    ephemeralContainers: [{ name: 'debug', image: 'c' }],
    volumes: [{ name: 'data', image: { reference: 'd', pullPolicy: 'IfNotPresent' } }, { name: 'tmp', emptyDir: {} }],
  }).map(({ containerType, container, image, pullPolicy }) => [containerType, container, image, pullPolicy])).toEqual([
    ['initContainers', 'init', 'a', undefined],
    ['containers', 'main', 'b', 'Always'],
    ['ephemeralContainers', 'debug', 'c', undefined],
    ['volumes', 'data', 'd', 'IfNotPresent'],
  ]);
});

test('an image that is not a string is kept, for somebody to complain', () => {
  expect(podImages({ containers: [{ name: 'main', image: true }] })[0].image).toBe(true);
});

test.each([
  ['no pod spec', undefined],
  ['no containers', {}],
  ['an image that a controller fills in',
    { containers: [{ name: 'main' }, { name: 'null', image: null }, { name: 'empty', image: '' }] }],
  ['a list that is none', { containers: {}, volumes: 'x' }],
  ['entries that are none', { containers: [null, 'x'] }],
])('%s holds no image', (_, podSpec) => {
  expect(podImages(podSpec)).toEqual([]);
});
