import { NamespaceSelector } from '../kubernetes/namespace-selector';
import { AddedPullSecrets } from '../pull/added-pull-secrets';

/** A policy of the app that adds pull secrets to the pods of some namespaces. */
export interface PullSecretPolicy {
  readonly name: string;
  readonly added: AddedPullSecrets;
  readonly namespaces: Required<NamespaceSelector>;
}
