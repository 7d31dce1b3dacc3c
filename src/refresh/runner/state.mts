import { join } from 'node:path';
import { type Manifest, type ResolvedParts, times } from './compose.mts';
import { readIfThere } from './files.mts';
import type { Part } from './part.mts';
import type { StatePlan } from '../plan.ts';

/** Of the parts of earlier runs one that is whole and has not expired. */
export async function readPrevious(folder: string, id: string, now: number): Promise<Part | undefined> {
  const [text, expiry] = await Promise.all([id, `${id}.expires`].map(name => readIfThere(join(folder, name))));
  const expires = expiry === undefined ? undefined : /^\d{1,10}\n?$/.test(expiry) ? Number(expiry) : 0;
  if (text === undefined || (expires !== undefined && expires <= now)) return undefined;
  try {
    const auths = Object.entries(JSON.parse(`{${text}}`));
    return auths.length === 0 ? undefined : { auths, ...expires !== undefined && { expires } };
  } catch {
    return undefined;
  }
}

/** The members of the Secret from which `readPrevious` gets a part: of `auths`, without its braces, and the expiry. */
export function stateOf(id: string, { auths, expires }: Part): Record<string, string> {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return {
    [id]: base64(JSON.stringify(Object.fromEntries(auths)).slice(1, -1)),
    ...expires !== undefined && { [`${id}.expires`]: base64(`${expires}\n`) },
  };
}

/**
 * The Secret for the next run, which the kubelet mounts. It has none of what users put on pull secrets: that may tell
 * another tool to copy them.
 */
export function stateSecret({ namespace, name, labels }: StatePlan, resolved: ResolvedParts, now: number): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'Opaque',
    metadata: { name, namespace, labels, annotations: times(now) },
    data: Object.assign({}, ...[...resolved].map(([id, { part }]) => stateOf(id, part))),
  };
}
