import { deployment, findingsOf, report } from '../support';

test.each([
  ['upper case', 'reg.io/App', "has the image 'reg.io/App', which has upper case in its repository"],
  ['a scheme', 'https://reg.io/app', 'is not of the form'],
  ['a number', 1.1, 'which is not a string: quote it'],
  ['an object', { repository: 'x' },
    "has the image 'an object', which is not a string: quote it (YAML reads {{ … }} without quotes as an object)"],
  ['a password', 'robot:hunter2@reg.io/app', "has the image '***@reg.io/app', which is not of the form"],
])('%s is told', (_, image, message) => {
  const [finding] = findingsOf('PRA107', [deployment(image)]);
  expect(finding.message).toContain(message);
  expect(JSON.stringify(finding)).not.toContain('hunter2');
});

test('an image that a controller fills in is none', () => {
  expect(findingsOf('PRA107', [deployment(undefined), deployment('', {}, { name: 'b' })])).toEqual([]);
});

test('a template without quotes, of which YAML makes a map, is a placeholder', () => {
  expect(report([deployment({ '[object Object]': null })]).findings.map(({ rule, severity }) => `${rule} ${severity}`))
    .toEqual(['PRA108 info']);
});
