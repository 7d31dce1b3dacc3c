import { Agent as HttpAgent } from 'node:http';
import { Agent } from 'node:https';
import { Failure } from './failure.mts';
import { type Answer, ask, type Ask } from './http.mts';
import type { ProxyPlan } from '../plan.ts';

// There are three rules of whom to trust and which way to go. Here are those for the clouds and for the services of a
// node; that for the API server is in api-server.mts.

/** Asks a cloud: it trusts the CAs of Node.js, and those of trust.mts, and goes through the proxy if there is one. */
export async function cloudsBy(proxy: ProxyPlan | undefined): Promise<Ask> {
  const direct = new Agent();
  if (!proxy) return (url, request) => withAdvice(ask(direct, url, request));
  const { goesDirectly, proxyAgent } = await import('./proxy.mts');
  const proxied = proxyAgent(proxy);
  return (url, request) => withAdvice(ask(goesDirectly(new URL(url), proxy.noProxy) ? direct : proxied, url, request));
}

/** Of OpenSSL: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const UNTRUSTED = /SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE/;

/** That a certificate is not trusted has one usual reason, and something can be done about it. */
async function withAdvice(asked: Promise<Answer>): Promise<Answer> {
  return asked.catch((error: Failure) => {
    if (!UNTRUSTED.test(error.message)) throw error;
    throw new Failure(`${error.message}: if a proxy inspects TLS, give its CA as caBundle`, error.retryable);
  });
}

const NODE = new HttpAgent();

/** Asks a service of the node that the pod is on, at a link-local address: in plain HTTP, and past any proxy. */
export const askNode: Ask = (url, request) => ask(NODE, url, request);
