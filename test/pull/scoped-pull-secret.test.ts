import { Chart, Testing } from 'cdk8s';
import { CLIENTS, REFUSED } from './support/clients';
import { openPrivateRegistry, PrivateRegistry, PULLED, SCHEMES } from './support/private-registry';
import { newUser, RegistryUser } from './support/registry-server';
import { dockerConfigOf, writeAuthfile } from './support/secret';
import { Registry, RegistryCredentials, ScopedPullSecret } from '../../src';
import { makeFolder } from '../support/workspace';

/** Writes the synthesized Secret for some `[HOST or HOST/PATH, user]` to an authfile. */
function authfileFor(...logins: [string, RegistryUser][]): string {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'payments' });
  new ScopedPullSecret(chart, 'Pull', {
    credentials: logins.map(([registry, { username, password }]) =>
      RegistryCredentials.unsafeLiteralInManifest(Registry.of(registry), username, password)),
  });
  const [secret] = Testing.synth(chart);
  return writeAuthfile(dockerConfigOf(secret));
}

describe.each(SCHEMES)('a ScopedPullSecret for a registry over $scheme', ({ tls }) => {
  let registry: PrivateRegistry;

  beforeAll(async () => { registry = await openPrivateRegistry({ tls }); });
  afterAll(() => registry?.stop());

  describe.each(CLIENTS)('$name', ({ pull }) => {
    const pullWith = (authfile: string, repository = 'team-a/app') =>
      pull(`${registry.host}/${repository}`, authfile, registry);

    test('pulls with the right credentials', async () => {
      expect(await pullWith(authfileFor([registry.host, registry.user]))).toMatchObject(PULLED(registry));
    });

    test('is refused with a wrong password', async () => {
      expect(await pullWith(authfileFor([registry.host, newUser(registry.user.username)]))).toMatchObject(REFUSED);
    });

    test.each([
      ['another port', (host: string) => host.replace(/\d+$/, port => `${Number(port) - 1}`)],
      ['no port', (host: string) => host.replace(/:\d+$/, '')],
      ['another host', () => 'registry.example.com'],
    ])('is refused with credentials for %s', async (_, other) => {
      expect(await pullWith(authfileFor([other(registry.host), registry.user]))).toMatchObject(REFUSED);
    });

    test.each([
      ['team-a', ['team-a/app'], ['team-ab/app', 'team-b/app', 'app']],
      ['team-a/app', ['team-a/app'], ['team-ab/app', 'team-b/app', 'app']],
      ['app', ['app'], ['team-a/app', 'team-ab/app', 'team-b/app']],
    ])('pulls only below the path %s', async (path, inside, outside) => {
      const authfile = authfileFor([`${registry.host}/${path}`, registry.user]);
      for (const repository of inside) expect(await pullWith(authfile, repository)).toMatchObject(PULLED(registry));
      for (const repository of outside) expect(await pullWith(authfile, repository)).toMatchObject(REFUSED);
    });

    test('uses the credentials of the path before those of the host', async () => {
      const authfile = authfileFor(
        [registry.host, newUser(registry.user.username)], [`${registry.host}/team-a`, registry.user],
      );
      expect(await pullWith(authfile, 'team-a/app')).toMatchObject(PULLED(registry));
      expect(await pullWith(authfile, 'team-b/app')).toMatchObject(REFUSED);
    });
  });
});

describe.each(CLIENTS)('$name and two registries', ({ pull }) => {
  const registries: PrivateRegistry[] = [];

  beforeAll(async () => { for (const options of SCHEMES) registries.push(await openPrivateRegistry(options)); });
  afterAll(() => Promise.all(registries.map(registry => registry.stop())));

  test('pulls from both with one ScopedPullSecret', async () => {
    const authfile = authfileFor(...registries.map(({ host, user }): [string, RegistryUser] => [host, user]));
    for (const registry of registries) {
      expect(await pull(`${registry.host}/app`, authfile, registry)).toMatchObject(PULLED(registry));
    }
  });

  test('over HTTPS, trusts no certificate but the one it was given', async () => {
    const [, { host, user }] = registries;
    const outcome = await pull(`${host}/app`, authfileFor([host, user]), { certDir: makeFolder('no-certificates') });
    expect(outcome).toMatchObject({
      ok: false, stderr: expect.stringContaining('x509: certificate signed by unknown authority'),
    });
  });
});
