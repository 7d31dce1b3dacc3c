import { Chart, Duration, Testing } from 'cdk8s';
import {
  CloudIdentity, CloudProvider, RefreshCronJob, RefreshOptions, Registry, RegistryCredentials,
} from '../../../src';
import { JfrogPart } from '../../../src/refresh/plan';
import { oidcIssuer as issuer, workload } from '../support';

const HOST = 'acme.jfrog.io';
const PAGES = 'https://docs.jfrog.com/';
const identity = CloudIdentity.jfrogOidc(HOST, 'prod');
const registry = Registry.artifactory(HOST).withPath('docker-local');
const other = Registry.artifactory('docker.example.com');
const subject = 'system:serviceaccount:registry:refresher';

/** A refresher's objects by kind, with its grants. */
function refreshOf(registries: Registry[], as = identity, refresh: RefreshOptions = {}) {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'registry' });
  const refresher = new RefreshCronJob(chart, 'Refresh', {
    credentials: registries.map(one => RegistryCredentials.token(one, { identity: as })),
    refresh: { name: 'refresher', ...refresh },
  });
  const objects = Object.fromEntries(Testing.synth(chart).map(object => [object.kind, object]));
  return { refresher, objects, plan: JSON.parse(objects.ConfigMap.data['plan.json']) };
}

/** The body of a request of curl. */
function bodyOf(line: string): any {
  return JSON.parse(/ --data '(.*)'$/.exec(line)![1]);
}

describe('a refresher', () => {
  test('is told one exchange for all repositories of the platform, and has the module for it', () => {
    const { plan, objects } = refreshOf([registry, other]);
    const jfrog: JfrogPart = {
      provider: 'jfrog',
      keys: ['acme.jfrog.io/docker-local', 'docker.example.com'],
      platform: 'https://acme.jfrog.io',
      integration: 'prod',
      tokenFile: '/registry-access/identity/tokens/jfrog-acme.jfrog.io',
    };
    expect(plan.parts).toEqual({ jfrog });
    expect(Object.keys(objects.ConfigMap.data)).toContain('jfrog.mts');
  });

  test('has a token of its ServiceAccount that is good for the platform only', () => {
    const { volumes } = refreshOf([registry]).objects.CronJob.spec.jobTemplate.spec.template.spec;
    const token = { audience: 'https://acme.jfrog.io', expirationSeconds: 3600, path: 'tokens/jfrog-acme.jfrog.io' };
    const { projected } = volumes.find(({ name }: any) => name === 'identity');
    expect(projected.sources).toEqual([{ serviceAccountToken: token }]);
  });

  test('fetches as two integrations side by side', () => {
    const credentials = [[registry, identity], [other, CloudIdentity.jfrogOidc('example.com', 'prod')]] as const;
    const chart = new Chart(Testing.app(), 'chart', { namespace: 'registry' });
    new RefreshCronJob(chart, 'Refresh', {
      credentials: credentials.map(([of, as]) => RegistryCredentials.token(of, { identity: as })),
    });
    const { data } = Testing.synth(chart).find(({ kind }) => kind === 'ConfigMap');
    expect(Object.entries(JSON.parse(data['plan.json']).parts).map(([id, part]: any) => [id, part.platform]))
      .toEqual([['jfrog', 'https://acme.jfrog.io'], ['jfrog-2', 'https://example.com']]);
  });

  test('runs as often as the tokens of the mapping want it', () => {
    const gapOf = (life?: Duration) =>
      refreshOf([registry], CloudIdentity.jfrogOidc(HOST, 'prod', life)).plan.gapSeconds;
    expect(gapOf()).toBe(2 * 3600);
    expect(gapOf(Duration.hours(1))).toBe(20 * 60);
    expect(() => gapOf(Duration.minutes(1)))
      .toThrow(`a token for '${registry}' (OIDC integration prod of acme.jfrog.io)`);
  });

  test('is refused a schedule that tokens do not outlive', () => {
    expect(() => refreshOf([registry], identity, { schedule: '0 */8 * * *' })).toThrow("'refresh.schedule'");
  });
});

describe('what has to be set up', () => {
  const { refresher } = refreshOf([registry, other]);

  test('is an integration that trusts the cluster, with a mapping whose tokens live as long as is said', () => {
    const [{ commands, ...trust }] = refresher.cloudTrust(issuer);
    expect(trust).toEqual({
      kind: 'trust',
      provider: CloudProvider.OTHER,
      grantees: [subject],
      resources: ['prod'],
      issuer,
      audience: 'https://acme.jfrog.io',
      documentation: `${PAGES}administration/docs/openid-connect-integration`,
    });
    const post = 'curl --fail --request POST https://acme.jfrog.io/access/api/v1/oidc';
    const headers = '--header "Authorization: Bearer $JFROG_TOKEN" --header \'Content-Type: application/json\' --data ';
    expect(commands.map(line => line.replace(/'\{.*/, '').replace(/^# JFrog Platform acme\.jfrog\.io, .*\n/, '')))
      .toEqual([`${post} ${headers}`, `${post}/prod/identity_mappings ${headers}`]);
    expect(commands.map(bodyOf)).toEqual([
      { name: 'prod', issuer_url: issuer, provider_type: 'Generic OpenID Connect', audience: 'https://acme.jfrog.io' },
      {
        name: 'registry-refresher',
        provider_name: 'prod',
        priority: 1,
        claims: { iss: issuer, aud: 'https://acme.jfrog.io', sub: subject },
        token_spec: { username: '<USER>', scope: 'applied-permissions/user', audience: '*@*', expires_in: 21600 },
      },
    ]);
  });

  test('is that the user may read the repositories, as far as they are known', () => {
    const [{ commands: [command], ...grant }] = refresher.cloudGrants;
    expect(grant).toEqual({
      kind: 'permission',
      provider: CloudProvider.OTHER,
      grantees: ['the user of the identity mapping'],
      resources: ['acme.jfrog.io/docker-local', 'docker.example.com'],
      documentation: `${PAGES}artifactory/reference/createorreplacepermissiontargetv2`,
    });
    const target = 'https://acme.jfrog.io/artifactory/api/v2/security/permissions/pull-registry-refresher';
    expect(command).toContain(` --request PUT ${target} `);
    expect(bodyOf(command)).toEqual({
      name: 'pull-registry-refresher',
      repo: { repositories: ['<REPOSITORY>', 'docker-local'], actions: { users: { '<USER>': ['read'] } } },
    });
  });

  test('is said for ServiceAccounts of others too, a mapping for each', () => {
    const [{ grantees, commands }, ...others] = identity.cloudTrust(['a/x', 'b/y'], issuer);
    expect([grantees, others]).toEqual([['system:serviceaccount:a:x', 'system:serviceaccount:b:y'], []]);
    expect(commands.map(line => bodyOf(line).name)).toEqual(['prod', 'a-x', 'b-y']);
    expect(bodyOf(identity.cloudGrants([registry])[0].commands[0]).name).toBe('pull');
  });

  test('takes the issuer', () => {
    expect(() => identity._trust(workload)).toThrow("'oidcIssuer' must be the issuer of the cluster's tokens");
  });
});

describe('an identity of JFrog', () => {
  test('is for Artifactory, and for nothing else', () => {
    expect(`${identity}`).toBe('OIDC integration prod of acme.jfrog.io');
    const tokenOf = (of: Registry, as = identity) => () => RegistryCredentials.token(of, { identity: as });
    expect(tokenOf(Registry.acr('contoso'))).toThrow('CloudIdentity.azureWorkloadIdentity(');
    expect(tokenOf(Registry.harbor('registry.example.com'))).toThrow('fetches no tokens');
    expect(tokenOf(registry, CloudIdentity.eksPodIdentity()))
      .toThrow('give CloudIdentity.jfrogOidc(host, integration)');
  });

  test('is not that of nodes', () => {
    expect(() => RegistryCredentials.nodeIdentity([registry], identity)).toThrow('knows no identity of a node');
  });

  test.each<[string, string, string]>([
    ['https://acme.jfrog.io/artifactory', 'prod', "'host' must be the host of a JFrog Platform, such as acme.jfrog.io: "
      + "got 'https://acme.jfrog.io/artifactory', a URL; write acme.jfrog.io"],
    ['acme.jfrog.io:8443', 'prod', "'host' must be"],
    ['ACME.jfrog.io', 'prod', "'host' must be"],
    ['acme', 'prod', "'host' must be"],
    [HOST, '/', "'integration' must be the name of an OIDC integration, such as prod-cluster: got '/'"],
    [HOST, 'prod/x', "'integration' must be"], [HOST, '../prod', "'integration' must be"],
    [undefined as any, 'prod', "'host' must be"], [HOST, undefined as any, "'integration' must be"],
  ])('%j with %j is refused', (host, integration, message) => {
    expect(() => CloudIdentity.jfrogOidc(host, integration)).toThrow(`CloudIdentity.jfrogOidc: ${message}`);
  });
});
