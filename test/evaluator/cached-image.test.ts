import { credentialNeed } from '../../src/pull/cached-image';
import { PreloadedImages } from '../../src/pull/preloaded-images';

const need = (pullPolicy: string | undefined, preloaded: string[] = []) =>
  credentialNeed(
    { containerType: 'containers', container: 'main', image: 'reg.io/app:1', pullPolicy },
    new PreloadedImages(preloaded),
  );

test.each([
  [undefined, 'always', 'never'],
  ['Always', 'always', 'always'],
  ['IfNotPresent', 'always', 'never'],
  ['Never', 'since-1.35', 'never'],
])('with imagePullPolicy %s a credential is needed %s, of a preloaded image %s', (policy, pulled, loaded) => {
  expect(need(policy)).toBe(pulled);
  expect(need(policy, ['reg.io/app'])).toBe(loaded);
});
