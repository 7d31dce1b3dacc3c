import { Chart, Testing } from 'cdk8s';
import {
  AccessPattern, DockerConfigJson, Registry, RegistryCredentials, ScopedPullSecret, ScopedPullSecretProps,
} from '../../src';

const harbor = Registry.harbor('registry.example.com');
const login = (registry: Registry, password = 'hunter2') =>
  RegistryCredentials.unsafeLiteralInManifest(registry, 'robot$ci', password);

function synth(props: Partial<ScopedPullSecretProps> = {}, namespace?: string) {
  const chart = new Chart(Testing.app(), 'payments', { namespace });
  const secret = new ScopedPullSecret(chart, 'Pull', { credentials: [login(harbor)], ...props });
  const [manifest] = Testing.synth(chart);
  return { secret, manifest, config: JSON.parse(Buffer.from(manifest.data['.dockerconfigjson'], 'base64').toString()) };
}

test('the whole manifest', () => {
  expect(synth({ namespace: 'payments', secretName: 'harbor-pull' }).manifest).toMatchSnapshot();
});

describe('content', () => {
  test('a login is written for the kubelet and for skopeo: as user name and password, and as auth', () => {
    expect(synth().config).toEqual({
      auths: {
        'registry.example.com': {
          username: 'robot$ci', password: 'hunter2', auth: Buffer.from('robot$ci:hunter2').toString('base64'),
        },
      },
    });
  });

  test('several registries share one Secret', () => {
    const { config, secret } = synth({ credentials: [login(harbor), login(Registry.ghcr())] });
    expect(Object.keys(config.auths)).toEqual(['ghcr.io', 'registry.example.com']);
    expect(secret.covers.map(String)).toEqual(['registry.example.com', 'ghcr.io']);
  });

  test('a registry with a path opens only what is below it', () => {
    expect(Object.keys(synth({ credentials: [login(harbor.withPath('team-a'))] }).config.auths))
      .toEqual(['registry.example.com/team-a']);
  });

  test('what is not known at synthesis cannot be in it', () => {
    expect(() => synth({ credentials: [RegistryCredentials.existingSecret('other', { covers: [harbor] })] }))
      .toThrow(/holds credentials for registry.example.com from Secret 'other', which are not known at synthesis/);
  });

  test('no credentials are an error', () => {
    expect(() => synth({ credentials: [] })).toThrow(/'credentials' is empty/);
  });

  test('two logins for one registry are an error', () => {
    expect(() => synth({ credentials: [login(harbor), login(Registry.parse('registry.example.com'), 'hunter3')] }))
      .toThrow(/two logins for 'registry.example.com'/);
  });

  test('two paths of one registry are two logins', () => {
    expect(Object.keys(synth({ credentials: [login(harbor.withPath('a')), login(harbor.withPath('b'))] }).config.auths))
      .toHaveLength(2);
  });

  test('more than the API server takes is an error that counts', () => {
    expect(() => synth({ credentials: [login(harbor, 'x'.repeat(500_000))] }))
      .toThrow(/make a Secret of \d+ bytes, more than the 1048576/);
  });

  test('what is written reads back', () => {
    const text = JSON.stringify(synth({ credentials: [login(harbor, 'pä"ss\u2028<>')] }).config);
    expect(DockerConfigJson.parse(text).keys).toEqual(['registry.example.com']);
  });
});

describe('name', () => {
  test('is generated from the construct path', () => {
    const { secret, manifest } = synth();
    expect(secret.secretName).toMatch(/^payments-pull-[a-z0-9]{8}$/);
    expect(manifest.metadata.name).toBe(secret.secretName);
  });

  test('is what was given', () => {
    expect(synth({ secretName: 'harbor-pull' }).manifest.metadata.name).toBe('harbor-pull');
  });

  test('that no Secret can have is an error', () => {
    expect(() => synth({ secretName: 'Harbor' }))
      .toThrow(/'secretName' of 'payments\/Pull' must be a DNS .*got 'Harbor': write 'harbor'$/);
  });

  test('that leaves no room for a version is an error that counts what was given', () => {
    expect(() => synth({ secretName: 'x'.repeat(253), versionedName: true })).toThrow(
      /'secretName' of 'payments\/Pull' must have at most 248 characters, as '-\w{4}' is added to it; got a text of 253 /,
    );
  });

  test('versioned: a changed credential is a new Secret, the same one is not', () => {
    const name = (password: string) =>
      synth({ secretName: 'harbor', versionedName: true, credentials: [login(harbor, password)] }).secret.secretName;
    expect([name('hunter2'), name('hunter2'), name('hunter3')]).toEqual(['harbor-fnkm', 'harbor-fnkm', 'harbor-j7vl']);
  });

  test('versioned and generated stays a DNS label', () => {
    expect(synth({ versionedName: true }).secret.secretName).toMatch(/^payments-pull-[a-z0-9]{8}-[a-z0-9]{4}$/);
  });
});

describe('namespace', () => {
  test('is that of the chart', () => {
    expect(synth({}, 'billing').manifest.metadata.namespace).toBe('billing');
    expect(synth({}, 'billing').secret.namespace).toBe('billing');
  });

  test('may be given', () => {
    expect(synth({ namespace: 'payments' }, 'billing').manifest.metadata.namespace).toBe('payments');
  });

  test('may be left to whoever applies the manifests', () => {
    expect(synth().manifest.metadata).not.toHaveProperty('namespace');
    expect(synth().secret.namespace).toBeUndefined();
  });

  test('that cannot exist is an error', () => {
    expect(() => synth({ namespace: 'a.b' })).toThrow(/'namespace' of 'payments\/Pull' must be a DNS label/);
  });
});

describe('metadata', () => {
  test('says that the credentials are in the manifest, and where they came from', () => {
    process.env.PULL_SECRET_TEST = 'hunter2';
    const other = RegistryCredentials.environmentInManifest(Registry.ghcr(), {
      username: 'octocat', passwordVariable: 'PULL_SECRET_TEST',
    });
    expect(synth({ credentials: [login(harbor), other] }).manifest.metadata.annotations)
      .toEqual({ 'cdk8s-registry-access/credentials-in-manifest': 'environment,unsafe-literal' });
  });

  test('takes labels and annotations of the user', () => {
    const { labels, annotations } = synth({ labels: { team: 'a' }, annotations: { owner: 'b' } }).manifest.metadata;
    expect(labels).toEqual({
      'app.kubernetes.io/managed-by': 'cdk8s-registry-access',
      'app.kubernetes.io/component': 'pull-secret',
      'team': 'a',
    });
    expect(annotations.owner).toBe('b');
  });

  test('a label that it has anyway may be given too', () => {
    const { labels } = synth({
      labels: { 'app.kubernetes.io/managed-by': 'cdk8s-registry-access', 'app.kubernetes.io/component': 'pull-secret' },
    }).manifest.metadata;
    expect(labels).toEqual(synth().manifest.metadata.labels);
  });

  test.each<[string, Partial<ScopedPullSecretProps>, string]>([
    ['a label that the API server refuses', { labels: { 'bad key!': 'x' } },
      "'labels' of 'payments/Pull' must hold labels, got 'bad key!': 'x'"],
    ['a value that is too long', { labels: { team: 'x'.repeat(64) } },
      "'labels' of 'payments/Pull' must hold labels, got 'team'"],
    ['an annotation that it refuses', { annotations: { 'bad key!': 'x' } },
      "'annotations' of 'payments/Pull' must have qualified names such as 'example.com/team', got 'bad key!'"],
    ['the mark that its credentials are in the manifest',
      { annotations: { 'cdk8s-registry-access/credentials-in-manifest': 'no' } },
      "'annotations' of 'payments/Pull' must not hold 'cdk8s-registry-access/credentials-in-manifest', got 'no': "
        + 'cdk8s-registry-access sets it. Leave it out'],
    ...['managed-by', 'component'].map((name): [string, Partial<ScopedPullSecretProps>, string] => [
      `the label ${name}, which is set`, { labels: { [`app.kubernetes.io/${name}`]: 'me' } },
      `'labels' of 'payments/Pull' must not hold 'app.kubernetes.io/${name}', got 'me'`,
    ]),
  ])('%s is refused', (_, props, message) => {
    expect(() => synth(props)).toThrow(message);
  });
});

test('immutable is written when it is asked for', () => {
  expect(synth({ immutable: true, versionedName: true }).manifest.immutable).toBe(true);
  expect(synth().manifest).not.toHaveProperty('immutable');
});

test('immutable under a name that stays is an error: a changed credential could not be applied', () => {
  expect(() => synth({ immutable: true })).toThrow("'immutable' needs 'versionedName': the API server would refuse a "
    + "changed credential under the same name. Add versionedName: true, or leave 'immutable' out");
});

test('the pattern of credentials is an error, as nothing reads it', () => {
  const credentials = [RegistryCredentials.unsafeLiteralInManifest(harbor, 'a', 'pw', {
    pattern: AccessPattern.NAMESPACE,
  })];
  expect(() => synth({ credentials })).toThrow("'pattern' (namespace) of credentials for registry.example.com from "
    + "unsafe-literal has no effect in a ScopedPullSecret, whose 'grantPull' has none: leave it out, or give");
});

describe('a Secret that the app does not make', () => {
  test('is known by name, namespace and what it covers', () => {
    expect(ScopedPullSecret.fromSecretName('pull', { namespace: 'payments', covers: [harbor] }))
      .toEqual({ secretName: 'pull', namespace: 'payments', covers: [harbor] });
  });

  test('needs a name that a Secret can have', () => {
    expect(() => ScopedPullSecret.fromSecretName('no/name', { covers: [harbor] })).toThrow(/got 'no\/name'/);
    expect(() => ScopedPullSecret.fromSecretName('pull', { namespace: 'No Space', covers: [harbor] }))
      .toThrow(/'namespace' must be .*got 'No Space'/);
  });

  test('covers something', () => {
    expect(() => ScopedPullSecret.fromSecretName('pull', { covers: [] })).toThrow(/'covers' of Secret 'pull' is empty/);
  });
});
