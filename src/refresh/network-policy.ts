import { isCidr } from './cidr';
import { ObjectName } from './refresh-plan';
import { Egress } from '../identity/binding';
import { shownKey } from '../image/shown';

/** What limits the network of a refresher's pods. */
export interface RefreshNetworkPolicy {
  /**
   * The addresses, in CIDR notation, at which the pods reach the cloud's APIs, the API server of the cluster, and the
   * `proxy` if there is one: all of them have to be among these. Hosts cannot be named in a NetworkPolicy, and clouds
   * publish their ranges at most.
   * @default - any address
   */
  readonly cidrs?: string[];

  /**
   * TCP ports of those addresses. The port of the `proxy` comes by itself. Where the API server listens on another
   * port, name all of them: minikube has 8443, MicroK8s 16443. Most network plugins look at the port of the server, not
   * at that of its Service.
   * @default [443, 6443]
   */
  readonly ports?: number[];
}

/**
 * Lets a refresher's pods reach DNS, the clouds and the API server, and nothing reach them.
 *
 * @param egress link-local addresses that identities need
 * @param proxyPort where the proxy listens, if there is one
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function networkPolicy(
  metadata: ObjectName,
  podLabels: Readonly<Record<string, string>>,
  { cidrs, ports = [443, 6443] }: RefreshNetworkPolicy,
  egress: readonly Egress[],
  proxyPort?: number,
) {
  checkNotEmpty('cidrs', cidrs, 'address');
  checkNotEmpty('ports', ports, 'port');
  const allPorts = new Set([...ports.map(checkPort), ...proxyPort === undefined ? [] : [proxyPort]]);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata,
    spec: {
      podSelector: { matchLabels: podLabels },
      policyTypes: ['Ingress', 'Egress'],
      egress: [
        { ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] },
        {
          to: cidrs?.map(cidr => ({ ipBlock: { cidr: checkCidr(cidr) } })),
          ports: [...allPorts].map(port => ({ port, protocol: 'TCP' })),
        },
        ...egress.map(({ cidr, port }) => ({ to: [{ ipBlock: { cidr } }], ports: [{ port, protocol: 'TCP' }] })),
      ],
    },
  };
}

/** To Kubernetes, an empty list is the same as none. */
function checkNotEmpty(property: string, list: readonly unknown[] | undefined, what: string): void {
  if (list?.length === 0) {
    throw new Error(
      `'refresh.networkPolicy.${property}' is empty, which would allow every ${what}: list some, or leave it out`,
    );
  }
}

function checkCidr(cidr: string): string {
  if (!isCidr(cidr)) {
    throw new Error(`'refresh.networkPolicy.cidrs' must hold addresses in CIDR notation, got '${shownKey(cidr)}': `
      + "write it like '10.0.0.0/8'");
  }
  return cidr;
}

function checkPort(port: number): number {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`'refresh.networkPolicy.ports' must hold numbers from 1 to 65535, got ${port}`);
  }
  return port;
}
