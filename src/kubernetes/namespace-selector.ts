/**
 * Namespaces by name or by label: those that have one of the names, and those that have all of the labels.
 */
export interface NamespaceSelector {
  /**
   * Names of namespaces.
   *
   * @default - only those that have the labels
   */
  readonly names?: string[];

  /**
   * Labels that a namespace must have, all of them.
   *
   * @default - only those that are named
   */
  readonly matchLabels?: { [name: string]: string };
}
