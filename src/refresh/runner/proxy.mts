import { Agent, type AgentOptions } from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { ProxyPlan } from '../plan.ts';

/** An agent that reaches hosts by a tunnel through the proxy: the token is seen by the cloud only. */
export function proxyAgent({ url }: ProxyPlan): Agent {
  return new Agent({ proxyEnv: { HTTPS_PROXY: url } } as AgentOptions);
}

/**
 * Whether a URL is reached without the proxy. (Node.js has such a list of its own, in which blocks of addresses mean
 * nothing.)
 */
export function goesDirectly({ hostname, port, protocol }: URL, noProxy: readonly string[]): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  const ownPort = port || (protocol === 'https:' ? '443' : '80');
  return noProxy.some(entry => {
    const { name, only } = parsed(entry.trim().toLowerCase());
    return (only === undefined || only === ownPort) && matches(name, host);
  });
}

/**
 * What an entry means, and the port that it is limited to: `example.com:8443`, `[fd00::1]:8443`. An address of IPv6 has
 * colons, too.
 */
function parsed(entry: string): { name: string; only: string | undefined } {
  const [, inBrackets, outside, port] = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
  return { name: inBrackets ?? outside ?? entry, only: port };
}

function matches(name: string, host: string): boolean {
  if (name === '*') return true;
  if (isIP(host)) return isIn(host, name);
  const domain = name.replace(/^\*?\./, '').replace(/\.$/, '');
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

/** Whether an address is another one, or in a block of them. What is no block has nothing in it. */
function isIn(address: string, block: string): boolean {
  const [network = '', bits] = block.split('/');
  const [family, length] = isIP(network) === 4 ? ['ipv4', 32] as const : ['ipv6', 128] as const;
  const prefix = Number(bits ?? length);
  if (isIP(network) === 0 || isIP(network) !== isIP(address) || !(prefix >= 0 && prefix <= length)) return false;
  const list = new BlockList();
  list.addSubnet(network, prefix, family);
  return list.check(address, family);
}
