/** What a public manifest has that matters here, rewritten: its names and shape, without its credentials. */
export interface CorpusEntry {
  /** Where it was seen. */
  readonly source: string;
  /** YAML. */
  readonly manifest: string;
  /** What is found, as `rule kind/name`, sorted. */
  readonly finds: readonly string[];
}
