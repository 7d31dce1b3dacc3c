import { ecr, manifestsOf, otherRegion } from './support';
import { CloudIdentity, RefreshNetworkPolicy, RegistryCredentials } from '../../src';

const policyOf = (networkPolicy: RefreshNetworkPolicy, credentials = {}) =>
  manifestsOf({ networkPolicy, ...credentials }).NetworkPolicy;

describe('networkPolicy', () => {
  test('is made only where it is asked for', () => {
    expect(manifestsOf().NetworkPolicy).toBeUndefined();
  });

  test('lets nothing in, and DNS, the clouds and the API server be reached', () => {
    const { spec } = policyOf({});
    expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(spec.ingress).toBeUndefined();
    expect(spec.egress).toEqual([
      { ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] },
      { ports: [{ port: 443, protocol: 'TCP' }, { port: 6443, protocol: 'TCP' }] },
    ]);
  });

  test('is about the pods of this refresher', () => {
    const manifests = manifestsOf({ networkPolicy: {} });
    expect(manifests.CronJob.spec.jobTemplate.spec.template.metadata.labels)
      .toMatchObject(manifests.NetworkPolicy.spec.podSelector.matchLabels);
    expect(manifests.NetworkPolicy.spec.podSelector.matchLabels['app.kubernetes.io/name']).toBe('pull');
  });

  test('can be narrowed to addresses and ports', () => {
    expect(policyOf({ cidrs: ['10.0.0.0/8', 'fd00::/8'], ports: [443] }).spec.egress[1]).toEqual({
      to: [{ ipBlock: { cidr: '10.0.0.0/8' } }, { ipBlock: { cidr: 'fd00::/8' } }],
      ports: [{ port: 443, protocol: 'TCP' }],
    });
  });

  test('lets both agents of EKS Pod Identity be reached, of clusters with IPv4 and with IPv6', () => {
    const credentials = [RegistryCredentials.token(ecr, { identity: CloudIdentity.eksPodIdentity() })];
    expect(policyOf({}, { credentials }).spec.egress.slice(2)).toEqual(['169.254.170.23/32', 'fd00:ec2::23/128'].map(
      cidr => ({ to: [{ ipBlock: { cidr } }], ports: [{ port: 80, protocol: 'TCP' }] })));
  });

  test('lets the metadata server of a node be reached, once', () => {
    const identity = CloudIdentity.awsNodeRole();
    const credentials = [ecr, otherRegion].map(registry => RegistryCredentials.token(registry, { identity }));
    expect(policyOf({}, { credentials }).spec.egress.slice(2))
      .toEqual([{ to: [{ ipBlock: { cidr: '169.254.169.254/32' } }], ports: [{ port: 80, protocol: 'TCP' }] }]);
  });

  test.each([
    '10.0.0.0', '10.0.0.0/33', 'example.com/8', '10.0.0.0/8/8', 'fd00::/129', '10.0.0.0/x',
  ])('refuses %p, which is no CIDR', cidr => {
    expect(() => policyOf({ cidrs: [cidr] })).toThrow(
      `'refresh.networkPolicy.cidrs' must hold addresses in CIDR notation, got '${cidr}'`,
    );
  });

  test.each([
    ['http://proxy:3128', [443, 6443, 3128]],
    ['http://proxy', [443, 6443, 80]],
    ['https://proxy:443', [443, 6443]],
  ])('lets the proxy %s be reached, too', (httpsProxy, ports) => {
    const { spec } = manifestsOf({ networkPolicy: {}, proxy: { httpsProxy } }).NetworkPolicy;
    expect(spec.egress[1].ports.map(({ port }: any) => port)).toEqual(ports);
    expect(
      manifestsOf({ networkPolicy: { ports: [443] }, proxy: { httpsProxy: 'http://proxy:3128' } }).NetworkPolicy.spec
        .egress[1].ports,
    ).toContainEqual({ port: 3128, protocol: 'TCP' });
  });

  test.each([
    [{ cidrs: [] }, "'refresh.networkPolicy.cidrs' is empty, which would allow every address: list some, or leave it "
      + 'out'],
    [{ ports: [] }, "'refresh.networkPolicy.ports' is empty, which would allow every port: list some, or leave it out"],
  ])('refuses %j, which Kubernetes reads as no limit', (policy, message) => {
    expect(() => policyOf(policy)).toThrow(message);
  });

  test.each([1, 65535])('takes port %p', port => {
    expect(policyOf({ ports: [port] }).spec.egress[1].ports).toEqual([{ port, protocol: 'TCP' }]);
  });

  test.each([0, 65536, 1.5])('refuses port %p', port => {
    expect(() => policyOf({ ports: [port] })).toThrow(
      `'refresh.networkPolicy.ports' must hold numbers from 1 to 65535, got ${port}`,
    );
  });
});
