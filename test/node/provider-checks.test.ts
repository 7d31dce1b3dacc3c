import { provider } from './support';

// test/differential/credential-provider.test.ts compares the verdicts with the kubelet's.
describe('a name', () => {
  test.each(['.', '..', 'bin/a', 'a b', 'a\tb'])('cannot be %p', (name) => {
    expect(() => provider({}, name)).toThrow(`without a slash or space: got ${JSON.stringify(name)}`);
  });
});

describe('a pattern', () => {
  test.each([
    ['https://registry.example.com', 'without a scheme and a user'],
    ['robot@registry.example.com', 'without a scheme and a user'],
    ['index.docker.io', 'must be docker.io'],
    ['index.docker.io:443/library', 'must be docker.io, as the kubelet calls Docker Hub'],
    ['registry-1.docker.io', 'must be docker.io, as the kubelet calls Docker Hub'],
    ['Registry.example.com', 'lower case'],
    ['registry?.example.com', '? wildcard'],
    ['registry.example.com/app:1', 'write the repository alone'],
    ['registry.example.com:*', 'port'],
  ])('cannot be %s', (pattern, problem) => {
    expect(() => provider({ matchImages: [pattern] })).toThrow(problem);
    expect(() => provider({ matchImages: [pattern] })).toThrow(
      "'matchImages' of credential provider 'harbor-credential-provider' has an entry that matches no image: ",
    );
  });

  test('is needed', () => {
    expect(() => provider({ registries: [] })).toThrow(
      "credential provider 'harbor-credential-provider' has nothing to match: give 'registries' or 'matchImages'",
    );
  });
});

describe('an environment variable', () => {
  test.each(['', 'A=B', 'A\0'])('cannot have the name %p', (name) => {
    expect(() => provider({ env: { [name]: 'a' } })).toThrow(`got ${JSON.stringify(name)}`);
  });
});
