import { imageFlaw } from '../../src/coverage/image-flaw';
import { readImage } from '../../src/pull/read-image';

const flawOf = (image: unknown) => imageFlaw(image, readImage(image).problem);

test.each([
  [true, "has the image 'true', which is not a string: quote it"],
  [1.1, "has the image '1.1', which is not a string: quote it"],
  [{}, "has the image 'an object', which is not a string: quote it"],
  [undefined, 'has no image: it is empty or left out'],
  [null, 'has no image: it is empty or left out'],
  ['', 'has no image: it is empty or left out'],
  [`${undefined}/app:1`, "has the image 'undefined/app:1', and 'undefined' in it is what a variable that is not set "
    + 'leaves'],
  ['<cdk8s_registry_access.Registry object at 0x7f2b1c>/app:1', 'with an object of Python in it: write its text'],
  ['<bound method Registry.to_string of <x>>/app:1', 'with an object of Python in it: write its text'],
  ['ghcr.io/Team/App', "has the image 'ghcr.io/Team/App', which has upper case in its repository"],
])('%j fails the synthesis', (image, says) => {
  expect(flawOf(image)).toEqual({ severity: 'invalid', id: 'PRA107', says: expect.stringContaining(says) });
});

test.each([
  ['unresolved template', '${IMAGE}'],
  ['unresolved template', 'registry.k8s.io/pause:${TAG}'],
  ['unresolved template', '{{ .Values.image }}'],
  ['placeholder', 'registry.k8s.io/your-image:1'],
])('the %s %s is a warning, as a tool may still fill it in', (kind, image) => {
  expect(flawOf(image))
    .toEqual({ severity: 'warning', id: 'PRA108', says: expect.stringContaining(`has the ${kind} '${image}'`) });
});

test.each(['nginx', 'ghcr.io/team/app:1'])('%s has none', image => {
  expect(flawOf(image)).toBeUndefined();
});
