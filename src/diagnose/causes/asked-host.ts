import { PullFailureCause } from '../pull-failure-cause';

/**
 * Causes that lie between the node and one host, which need not be the registry of the image: a mirror, a token service
 * or a store of layers may be asked.
 */
const CAUSES: ReadonlySet<PullFailureCause> = new Set([
  PullFailureCause.DNS, PullFailureCause.CONNECTION_REFUSED, PullFailureCause.CONNECTION_RESET,
  PullFailureCause.NETWORK_TIMEOUT, PullFailureCause.TLS_TIMEOUT, PullFailureCause.X509, PullFailureCause.HTTP_VS_HTTPS,
  PullFailureCause.REGISTRY_5XX,
]);

/** Whether the host that failed is the one that was asked last. */
export function asksOtherHosts(cause: PullFailureCause): boolean {
  return CAUSES.has(cause);
}
