import { Construct } from 'constructs';
import { claimName } from '../kubernetes/claimed-names';

/** Two refreshers that write one Secret would each undo what the other wrote. */
export function claimSecrets(refresher: Construct, names: readonly string[], namespaces: readonly string[]): void {
  for (const namespace of namespaces) {
    for (const name of names) {
      claimName(refresher, { kind: 'Secret', namespace, name, instead: 'give another \'secretName\', or leave the namespace out of one of them' });
    }
  }
}
