import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { objectKey } from './name';
import { memoized } from '../collection/memoized';

const CLAIMS = new WeakMap<IConstruct, Map<string, string>>();

/** What a construct writes, and no other may. */
export interface Claim {
  readonly kind: string;
  /** Undefined for the namespace that the manifests are applied to, and for an object of the whole cluster. */
  readonly namespace?: string;
  readonly name: string;
  /** What to do about it, for the message. */
  readonly instead: string;
}

/**
 * Notes that a construct writes an object of a name.
 *
 * @throws if another construct of the app does too: of two objects of one name, the one that is applied last wins
 */
export function claimName(owner: IConstruct, { kind, namespace, name, instead }: Claim): void {
  const claims = memoized(CLAIMS, App.of(owner), () => new Map());
  const key = `${kind} ${objectKey(namespace, name)}`;
  const other = claims.get(key);
  if (other !== undefined) {
    throw new Error(`${kind} '${name}'${namespace === undefined ? '' : ` in namespace '${namespace}'`} is written by `
      + `'${other}' and by '${owner.node.path}': ${instead}`);
  }
  claims.set(key, owner.node.path);
}
