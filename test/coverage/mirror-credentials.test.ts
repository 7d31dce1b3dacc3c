import { Chart } from 'cdk8s';
import {
  CoverageStrictness, ImageCoverage, Registry, RegistryCredentials, ScopedPullSecret, SynthesisWarnings, WarningCode,
} from '../../src';
import { deployment, newChart } from '../attach/support';
import { captureStderr } from '../support/stderr';
import { synthesisError } from '../support/synthesis-error';

captureStderr();

const MIRROR = Registry.of('mirror.example.com');

/** What is said of a pod with a pull secret for each `[key, user]`, where the nodes mirror Docker Hub. */
function prove(logins: [string, string][], strictness?: CoverageStrictness) {
  const chart = newChart();
  const names = logins.map(([key, user], index) => secret(chart, `pull-${index}`, key, user).secretName);
  deployment(chart, 'web', {
    containers: [{ name: 'main', image: 'acme/app:1' }], imagePullSecrets: names.map(name => ({ name })),
  });
  ImageCoverage.prove(chart, { mirrors: { 'docker.io': MIRROR }, strictness });
  const errors = synthesisError(chart);
  const warnings = SynthesisWarnings.of(chart).filter(({ code }) => code === WarningCode.MIRROR_CREDENTIAL);
  return { errors, warnings: warnings.map(({ message }) => message) };
}

function secret(chart: Chart, secretName: string, key: string, user: string) {
  return new ScopedPullSecret(chart, secretName, {
    secretName, credentials: [RegistryCredentials.unsafeLiteralInManifest(Registry.parse(key), user, 'hunter2')],
  });
}

describe('of an image that the nodes pull through a mirror', () => {
  test('a pod without a credential is fine', () => {
    expect(prove([])).toEqual({ errors: '', warnings: [] });
  });

  test('a credential under the name of the mirror is used for nothing', () => {
    const { errors, warnings } = prove([['mirror.example.com', 'robot']]);
    expect(errors).toBe('');
    expect(warnings).toEqual([expect.stringMatching(
      /pulls from 'docker.io', which the nodes mirror at 'mirror.example.com'. Pull secret 'pull-0' has a credential for the mirror, which the kubelet never uses for it: give that login to the nodes \(hosts.toml\), or the key 'docker.io'/,
    )]);
  });

  test.each([
    ['docker.io'], ['docker.io/acme'],
  ])('a credential for %s reaches the mirror too', key => {
    const { errors, warnings } = prove([[key, 'octocat']]);
    expect(errors).toBe('');
    expect(warnings).toEqual([expect.stringMatching(
      /The nodes offer the credential of pull secret 'pull-0' \(key '.*docker.io.*'\) to the mirror first, so whoever runs that sees the password/,
    )]);
  });

  test('both are said where both are there', () => {
    expect(prove([['docker.io', 'octocat'], ['mirror.example.com', 'robot']]).warnings).toHaveLength(2);
  });

  test.each([
    ['the same key', 'docker.io/acme'], ['another key that matches', 'docker.io/acme/app'],
  ])('two logins are refused, under %s', (_, key) => {
    const logins: [string, string][] = [['docker.io/acme', 'octocat'], [key, 'robot']];
    expect(prove(logins).errors).toMatch(new RegExp("has different logins for it, of pull secret 'pull-.', 'pull-.'. "
      + 'The nodes offer each of them to both, so whoever runs one sees the password of the other: .*\\(PRA603\\)'));
    expect(prove(logins, CoverageStrictness.WARN)).toMatchObject({ errors: '', warnings: [expect.any(String)] });
  });

  test.each([
    ['the same user', [['docker.io/acme', 'octocat'], ['docker.io/acme/app', 'octocat']]],
    ['another path', [['docker.io/acme', 'octocat'], ['docker.io/other', 'robot']]],
    ['all of Docker Hub, which the kubelet then leaves out', [['docker.io/acme', 'octocat'], ['docker.io', 'robot']]],
  ])('a second login of %s is not refused', (_, logins) => {
    expect(prove(logins as [string, string][]).errors).toBe('');
  });

  test('a login that is only declared may be the same as another', () => {
    const chart = newChart();
    secret(chart, 'own', 'docker.io', 'octocat');
    const declared = ScopedPullSecret.fromSecretName('declared', {
      namespace: 'payments', covers: [Registry.dockerHub()],
    });
    deployment(chart, 'web', {
      containers: [{ name: 'main', image: 'acme/app:1' }], imagePullSecrets: [{ name: 'own' }, { name: 'declared' }],
    });
    ImageCoverage.prove(chart, { mirrors: { 'docker.io': MIRROR }, pullSecrets: [declared] });
    expect(synthesisError(chart)).toBe('');
  });
});
