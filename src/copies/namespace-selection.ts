/** Which namespaces an engine works in, also those that are made later. */
export interface NamespaceSelection {
  /**
   * Namespaces by name.
   * @default - only those that have the labels
   */
  readonly namespaces?: string[];

  /**
   * Namespaces by labels, all of which they must have.
   * @default - only those that are named
   */
  readonly matchLabels?: { [name: string]: string };
}
