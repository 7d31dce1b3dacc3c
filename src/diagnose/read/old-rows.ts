import { ageIn } from './age';
import { FailureInput } from './failure-input';

/** When an event was seen first and last, as an age or as a date, and how often. */
const TIMES = '(?:(?:\\d+[smhdy]|[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} [\\d:]{8} [+-]\\d{4})\\s+){2}\\d+\\s';
const SOURCE = '\\{(?<source>[\\w-]+) ?(?<node>[^}\\s]*)\\}';
const PART = '(?:(?:spec\\.\\w+\\{(?<container>[^}]*)\\}|implicitly required container \\S+)\\s+)?';
const REASON = '(?<reason>[A-Za-z]{2,40})';

/** The columns of `kubectl describe` and of `kubectl get events`, of kubectl 1.0 to 1.3: none has the type. */
const ROWS = [
  `${SOURCE}\\s+${PART}${REASON}\\s+(?<message>.*)$`,
  `(?<name>[a-z0-9][a-z0-9.-]*)\\s+(?<kind>[A-Z]\\w+)\\s+${PART}${REASON}\\s+${SOURCE}\\s+(?<message>.*)$`,
].map(columns => new RegExp(`^\\s*(?:(?<namespace>[a-z0-9][a-z0-9.-]*)\\s+)?(?<times>${TIMES})\\s*${columns}`));

/** What a row of a table of events says that has no column for their type. */
export function rowWithoutType(line: string): Omit<FailureInput, 'text'> | undefined {
  const groups = line.includes('{') ? ROWS.map(row => row.exec(line)?.groups).find(found => found) : undefined;
  if (!groups) {
    return undefined;
  }
  const { message, reason, times, namespace, kind, name, container, source, node } = groups;
  return {
    message,
    // The first of them wrote `failed` and `pulled`.
    reason: reason.charAt(0).toUpperCase() + reason.slice(1),
    age: ageIn(times),
    namespace,
    pod: kind === 'Pod' ? name.replace(/\.[0-9a-f]{8,}$/, '') : undefined,
    container,
    node: source === 'kubelet' && node !== '' ? node : undefined,
  };
}
