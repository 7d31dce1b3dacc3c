/** Which namespaces get a pull secret: those that have all of the labels, or those with the names. */
export interface ExternalNamespaceSelector {
  /**
   * Labels that a namespace must have.
   *
   * @default - `names`; one of both is required
   */
  readonly matchLabels?: { [name: string]: string };

  /**
   * Names of namespaces.
   *
   * @default - `matchLabels`; one of both is required
   */
  readonly names?: string[];
}
