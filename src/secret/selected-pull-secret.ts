import { Registry } from '../registry';

/**
 * A pull secret of namespaces that the app does not list: all that a selector finds have it, those that are made later
 * included.
 */
export interface SelectedPullSecret {
  /** The name of the Secret in each of them. */
  readonly secretName: string;

  /** The registries that it holds credentials for. */
  readonly covers: Registry[];

  /**
   * Whether a namespace can have it. Which namespaces have a label is not known at synthesis, so any can where labels
   * select.
   */
  selects(namespace: string | undefined): boolean;
}
