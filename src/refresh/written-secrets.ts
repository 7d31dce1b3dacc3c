import { App } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { objectKey } from '../kubernetes/name';

const CLAIMS = new WeakMap<IConstruct, Map<string, string>>();

/** Two refreshers that write one Secret would each undo what the other wrote. */
export function claimSecrets(refresher: Construct, names: readonly string[], namespaces: readonly string[]): void {
  const app = App.of(refresher);
  const claims = CLAIMS.get(app) ?? new Map<string, string>();
  CLAIMS.set(app, claims);
  for (const namespace of namespaces) {
    for (const name of names) {
      const key = objectKey(namespace, name);
      const other = claims.get(key);
      if (other !== undefined) {
        throw new Error(`Secret '${name}' in namespace '${namespace}' is written by '${other}' and by '${refresher.node.path}': give another 'secretName', or leave `
          + 'the namespace out of one of them');
      }
      claims.set(key, refresher.node.path);
    }
  }
}
