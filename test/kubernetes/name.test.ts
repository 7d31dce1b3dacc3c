import {
  chartNamespace, checkDistinct, checkNamespace, checkObjectName, describeNamespace, namePart,
} from '../../src/kubernetes/name';

test.each(['payments', 'a', 'a-1', '9', 'x'.repeat(63)])('"%s" is a namespace', name => {
  expect(checkNamespace('namespaces', name)).toBe(name);
});

test.each(['', 'Payments', '-a', 'a-', 'a.b', 'a_b', 'x'.repeat(64)])('"%s" is not a namespace', name => {
  expect(() => checkNamespace('namespaces', name))
    .toThrow('\'namespaces\' must be a DNS label: lower-case letters, digits and \'-\', at most 63 characters');
});

test.each(['pull', 'pull.secret', 'a.b-c.d', 'x'.repeat(253)])('"%s" names an object', name => {
  expect(checkObjectName('secretName', name)).toBe(name);
});

test.each(['', 'Pull', 'a..b', 'a.-b', '.a', 'x'.repeat(254)])('"%s" names no object', name => {
  expect(() => checkObjectName('secretName', name)).toThrow("'secretName' must be a DNS subdomain");
});

describe('the message about a name', () => {
  const messageOf = (name: string, place?: string) => {
    try {
      return checkObjectName('secretName', name, place);
    } catch (error) {
      return (error as Error).message;
    }
  };

  test('says where it was given, and what it was', () => {
    expect(messageOf('a..b', 'ScopedPullSecret.fromSecretName')).toBe("ScopedPullSecret.fromSecretName: 'secretName' "
      + "must be a DNS subdomain: lower-case letters, digits, '-' and '.', at most 253 characters, beginning and "
      + "ending with a letter or digit; got 'a..b'");
  });

  test('says of which construct it is', () => {
    expect(messageOf('a..b', "'payments/Pull'")).toMatch(/^'secretName' of 'payments\/Pull' must be a DNS subdomain/);
  });

  test.each([
    ['Harbor_Pull', 'harbor-pull'], ['harborPull', 'harbor-pull'], ['-harbor pull-', 'harbor-pull'],
    ['harbor.Pull', 'harbor.pull'],
  ])('for %j says to write %s', (given, name) => {
    expect(messageOf(given)).toMatch(new RegExp(`; got '${given}': write '${name}'$`));
    expect(checkObjectName('secretName', name)).toBe(name);
  });

  test('shows a line break that a file brought along as an escape', () => {
    expect(messageOf('harbor-pull\r\n')).toMatch(/; got 'harbor-pull\\r\\n': write 'harbor-pull'$/);
  });

  test('counts what is too long, of which it shows nothing, as a token of hexadecimal digits is', () => {
    expect(messageOf('x'.repeat(254))).toMatch(/; got a text of 254 characters$/);
    expect(() => checkNamespace('namespace', 'a1'.repeat(32))).toThrow(/; got a text of 64 characters$/);
  });

  test.each(['{"auths":{"ghcr.io":{"auth":"aHVudGVyMg=="}}}', 'hunter2~Canary/secret', 'aHVudGVyMkh1bnRlcjI'])(
    'does not show %j, which may be the credential', given => {
      expect(messageOf(given)).toMatch(/; got a text that is not shown, since it may be a credential$/);
    });
});

test.each([
  ['undefined', 'undefined'], ['team-undefined', 'undefined'], ['undefined.pull', 'undefined'], ['None-pull', 'None'],
])('"%s" is what an unset variable leaves', (name, word) => {
  expect(() => checkObjectName('secretName', name)).toThrow(`'secretName' holds '${word}', which a variable that is `
    + `not set leaves: set it; got '${name}'`);
});

test.each([
  [undefined, 'no namespace'],
  ['payments', "namespace 'payments'"],
])('messages name the namespace %s as %s', (namespace, words) => {
  expect(describeNamespace(namespace)).toBe(words);
});

test.each([
  [['registry.example.com:5000', 'Team_A/app'], 'registry-example-com-5000-team-a-app'],
  [['ghcr.io', undefined], 'ghcr-io'],
])('%j is %s as a part of a name', (texts, part) => {
  expect(namePart(texts)).toBe(part);
});

test('each of some names is checked, and given once', () => {
  expect(() => checkDistinct('namespaces', ['a', 'b'], checkNamespace)).not.toThrow();
  expect(() => checkDistinct('namespaces', ['a', 'b', 'a'], checkNamespace))
    .toThrow("'namespaces' names 'a' twice: leave one out");
  expect(() => checkDistinct('namespaces', ['a', 'B'], checkNamespace)).toThrow("'namespaces' must be a DNS label");
});

test('the namespace of a chart is judged as any other', () => {
  expect(chartNamespace({ namespace: 'payments' })).toBe('payments');
  expect(chartNamespace({})).toBeUndefined();
  expect(() => chartNamespace({ namespace: 'Payments' })).toThrow("'chart.namespace' must be a DNS label");
  expect(() => chartNamespace({ namespace: '' })).toThrow("'chart.namespace' must be a DNS label");
});
