export type Members = Readonly<Record<string, any>>;

/** A list; what it holds is not looked at. */
export function checkList(property: string, given: unknown): unknown[] {
  if (!Array.isArray(given)) {
    throw new Error(`'${property}' must be a list, got ${shownScalar(given)}`);
  }
  return given;
}

/** An object, with known members only if they are listed. */
export function checkMembers(property: string, given: any, known?: readonly string[]): Members {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Error(`'${property}' must be an object, as in the template of a pod, got ${shownScalar(given)}`);
  }
  const unknown = known && Object.keys(given).find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw refused(`${property}.${unknown}`, given[unknown], choicesOf(known!, unknown));
  }
  return given;
}

export function refused(property: string, value: unknown, instead: string): Error {
  return new Error(`'${property}' cannot be set for the pod of a refresher, got ${shownScalar(value)}: ${instead}`);
}

/** The name that is meant by another spelling, such as `node_affinity`, as Python would have it. */
export function meantName(names: readonly string[], wrong: string): string | undefined {
  return names.find(name => name.toLowerCase() === wrong.replace(/[-_]/g, '').toLowerCase());
}

/** What to write instead of a name. */
export function choicesOf(names: readonly string[], wrong: string): string {
  const meant = meantName(names, wrong);
  return meant !== undefined ? `write '${meant}'` : `what can be set is ${names.join(', ')}`;
}

/** What is in a list or an object may be a secret, as in an environment variable. */
export function shownScalar(value: unknown): string {
  return typeof value !== 'object' || value === null
    ? JSON.stringify(value) ?? 'undefined'
    : Array.isArray(value) ? 'a list' : 'an object';
}
