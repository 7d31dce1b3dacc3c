import { searchedFrom, whereToSetVariables } from '../../src/given/process';

test.each([
  [undefined, 'where the app is synthesized'],
  ['Python/3.11.2', 'before the app imports cdk8s, constructs or this package: Python passes its environment on at '
    + 'that import'],
  ['Java/17.0.19', 'before the app starts: what it sets itself does not get here'],
  ['go1.26.8/linux/amd64', 'before the app starts: what it sets itself does not get here'],
  ['DotNet/8.0.1', 'before the app starts: what it sets itself does not get here'],
])('an app that jsii calls %s sets its variables %s', (agent, expected) => {
  expect(whereToSetVariables(agent)).toBe(expected);
});

test('a relative path was looked for in the working directory, an absolute one where it is', () => {
  expect([searchedFrom('key.json'), searchedFrom('/key.json')])
    .toEqual([`; this one was looked for in '${process.cwd()}'`, '']);
});
