import { FailureInput } from './failure-input';
import { isOtherEvent, waitsForImage } from './object-inputs';

/** Lines longer than this are no rows of a table of pods. */
const MAX_ROW = 2_000;

/** The columns before the type of an event are shorter and have no quotes: it is another text that has both. */
const MAX_HEAD = 300;

/** A row of `kubectl get pods`, with the namespace or without: its status begins behind `1/2`. */
const POD_ROW = /^\s*(?:(\S+)\s+)?(?:pods?\/)?([a-z0-9_][a-z0-9_.-]*)\s+\d+\/\d+\s+(\S.*)$/;

/** A status that is one word, with the number of restarts or nothing behind it. */
const ONE_WORD = /^(?:Init:)?([A-Za-z]\w*)(?::\d+)?(?:\s+(?:\d|<)|\s*$)/;

/** The type and the reason of an event stand side by side in every table of them. */
const EVENT_ROW = /(?:^|[\s|│])(Normal|Warning)[\s|│]+([A-Za-z][A-Za-z-]+)[\s|│]+(?=\S)/;

const KIND = '(?:pods?|po|replicaset|deployment|statefulset|daemonset|job|cronjob|node)(?:\\.[a-z0-9.]+)?';
const AGE = '(?:\\d+[smhdy])+|<unknown>|<invalid>';
/**
 * What may stand between the reason of an event and its message, in the tables of all ages: the age, the count, who
 * says it, the object, its part.
 */
const BETWEEN = new RegExp(
  `^(?:(?:${AGE})(?: ?\\(x\\d+ over (?:${AGE})\\))?|\\{[^}]*\\}|kubelet(?:, \\S+)?|${KIND}/[\\w.-]+`
  + '|spec\\.\\w+\\{[^}]*\\}|[a-z][\\w.-]*(?:, \\S+)?(?=\\s{2}|\\s*[\\t|│]))[\\s|│]+',
);
/** Age, source, object and part, each once, and some to spare. */
const MAX_CELLS = 6;
const OBJECT = /(?:^|[\s|│])(?:pods?|po)\/([a-z0-9][a-z0-9.-]*)/i;
/** `web-0.17d2f6a2b3c4d5e6` of old tables is the event of pod `web-0`. */
const EVENT_NAME = /^(.+)\.[0-9a-f]{8,}$/;
const NAME = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;
const ONLY_AGE = new RegExp(`^(?:${AGE})$`);
const PART = /spec\.\w+\{([^}]*)\}/;
const SOURCE = /\{kubelet ([^}]+)\}|(?:^|[\s|│])kubelet, (\S+)/;

/** A pod that waits for its image, as a table shows it; null for a row of any other pod. */
export function podRow(line: string): FailureInput | null | undefined {
  const [, first, pod, status] = (line.length <= MAX_ROW && POD_ROW.exec(line)) || [];
  if (pod === undefined) {
    return undefined;
  }
  const word = ONE_WORD.exec(status)?.[1];
  const subject = { message: line.trim(), pod, namespace: first };
  if (word === undefined && !/^[A-Z]\w*[:(]|^<|^Init:/.test(status)) {
    // The kubelet puts errors of its own in the place of a reason, and kubelets of old those of the runtime.
    return { ...subject, text: `ErrImagePull: ${status}` };
  }
  return word !== undefined && saysImage(word) ? { ...subject, text: word, reason: word } : null;
}

/** What a row of a table of events says. */
export function eventRow(line: string): FailureInput | undefined {
  const found = line.includes('Normal') || line.includes('Warning') ? EVENT_ROW.exec(line) : null;
  if (!found || found.index > MAX_HEAD || /["\\]/.test(line.slice(0, found.index))) {
    return undefined;
  }
  const [all, , reason] = found;
  const head = line.slice(0, found.index);
  const start = found.index + all.length;
  let message = line.slice(start);
  for (let cell = 0; cell < MAX_CELLS; cell++) {
    message = message.slice(BETWEEN.exec(message)?.[0].length ?? 0);
  }
  if (message.startsWith('to ')) {
    // `Warning Failed to pull image`: the reason was left out.
    return undefined;
  }
  const cells = line.slice(start, line.length - message.length);
  const part = PART.exec(head) ?? PART.exec(cells);
  const [, ofOld, ofNew] = SOURCE.exec(cells) ?? [];
  return {
    message,
    text: isOtherEvent(reason) ? '' : message,
    reason,
    ...ownerOf(head, cells),
    container: part?.[1],
    node: ofOld ?? ofNew,
  };
}

/** Pod and namespace of a row: columns before the type, and `pod/NAME` behind it. */
function ownerOf(head: string, cells: string): { readonly namespace?: string; readonly pod?: string } {
  const words = head.split(/[\s|│]+/).filter(word => word !== '');
  const kind = words.indexOf('Pod');
  const named = kind > 0 ? words[kind - 1] : undefined;
  const pod = OBJECT.exec(cells)?.[1] ?? EVENT_NAME.exec(named ?? '')?.[1] ?? named;
  const others = words.filter(word => !ONLY_AGE.test(word) && !/^\d+$/.test(word));
  const isNamespace = words.length > 1 && words[0] === others[0] && NAME.test(words[0])
    && (others.length === 1 || (named !== undefined && words[0] !== named));
  return { pod, namespace: isNamespace ? words[0] : undefined };
}

/** Whether a reason is one of pods that wait for an image. */
export function saysImage(reason: string): boolean {
  return waitsForImage(reason) && /^[A-Z][A-Za-z]{2,60}$/.test(reason) && /Image|Registry|Signature/.test(reason);
}
