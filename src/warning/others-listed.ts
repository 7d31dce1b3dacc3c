const MAX_LISTED = 20;

/** What is said after the first of several: the others, each in a line of its own. */
export function othersListed(others: readonly string[]): string {
  const listed = others.slice(0, MAX_LISTED).map(other => `\n    ${other}`).join('');
  const more = others.length > MAX_LISTED ? `\n    and ${others.length - MAX_LISTED} more` : '';
  return others.length === 0 ? '' : `. The same is wrong with ${others.length} more:${listed}${more}`;
}
