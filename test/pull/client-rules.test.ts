import { CLIENTS, REFUSED } from './support/clients';
import { openPrivateRegistry, PrivateRegistry, PULLED } from './support/private-registry';
import { newUser, RegistryUser } from './support/registry-server';
import { writeAuthfile } from './support/secret';

/*
 * What skopeo and podman make of a Docker configuration, without any construct of ours: containers-auth.json(5) is
 * short on it. They differ from the kubelet in the points marked below, so a pull secret for all of them stays within
 * what both take.
 */

let registry: PrivateRegistry;

beforeAll(async () => { registry = await openPrivateRegistry(); });
afterAll(() => registry?.stop());

const basic = ({ username, password }: RegistryUser) => ({
  auth: Buffer.from(`${username}:${password}`).toString('base64'),
});

describe.each(CLIENTS)('$name', ({ pull }) => {
  const pullWith = (repository: string, auths: object) =>
    pull(`${registry.host}/${repository}`, writeAuthfile(JSON.stringify({ auths })), registry);

  test('needs auth, though the kubelet also takes username and password alone', async () => {
    expect(await pullWith('team-a/app', { [registry.host]: registry.user })).toMatchObject(REFUSED);
    expect(await pullWith('team-a/app', { [registry.host]: { ...registry.user, ...basic(registry.user) } }))
      .toMatchObject(PULLED(registry));
  });

  test('tries only the longest key, where the kubelet goes on to the next', async () => {
    const hostOnly = { [registry.host]: basic(registry.user) };
    const wrongPath = { [`${registry.host}/team-a`]: basic(newUser('robot')) };
    expect(await pullWith('team-a/app', { ...hostOnly, ...wrongPath })).toMatchObject(REFUSED);
    expect(await pullWith('team-b/app', { ...hostOnly, ...wrongPath })).toMatchObject(PULLED(registry));
  });

  test('compares paths part by part, where to the kubelet team-a covers team-ab too', async () => {
    const auths = { [`${registry.host}/team-a`]: basic(registry.user) };
    expect(await pullWith('team-a/app', auths)).toMatchObject(PULLED(registry));
    expect(await pullWith('team-ab/app', auths)).toMatchObject(REFUSED);
  });

  test('does not take a path with a slash at its end, as the kubelet does', async () => {
    expect(await pullWith('team-a/app', { [`${registry.host}/team-a/`]: basic(registry.user) })).toMatchObject(REFUSED);
  });

  test('takes a scheme, but then drops the path, which the kubelet keeps', async () => {
    expect(await pullWith('team-b/app', { [`https://${registry.host}/team-a`]: basic(registry.user) }))
      .toMatchObject(PULLED(registry));
  });
});
