import { isDesktopEntry } from '../../src/image/desktop-entry';

test.each([
  ['https://index.docker.io/v1/access-token', true], ['https://index.docker.io/v1/refresh-token', true],
  ['index.docker.io/v1/refresh-token', true], ['https://index.docker.io/v1/', false],
  ['https://reg.io/v1/access-token', false], ['https://index.docker.io/v1/access-token/x', false],
])('%s: %s', (key, isOne) => expect(isDesktopEntry(key)).toBe(isOne));
