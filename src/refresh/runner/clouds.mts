import { Agent as HttpAgent } from 'node:http';
import { Agent } from 'node:https';
import { ask, type Ask } from './http.mts';
import type { ProxyPlan } from '../plan.ts';

// There are three rules of whom to trust and which way to go. Here are those for the clouds and for the services of a
// node; that for the API server is in api-server.mts.

/** Asks a cloud: it trusts the CAs of Node.js, and those of trust.mts, and goes through the proxy if there is one. */
export async function cloudsBy(proxy: ProxyPlan | undefined): Promise<Ask> {
  const direct = new Agent();
  if (!proxy) return (url, request) => ask(direct, url, request);
  const { goesDirectly, proxyAgent } = await import('./proxy.mts');
  const proxied = proxyAgent(proxy);
  return (url, request) => ask(goesDirectly(new URL(url), proxy.noProxy) ? direct : proxied, url, request);
}

const NODE = new HttpAgent();

/** Asks a service of the node that the pod is on, at a link-local address: in plain HTTP, and past any proxy. */
export const askNode: Ask = (url, request) => ask(NODE, url, request);
