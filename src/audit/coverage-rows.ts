import { Facts } from './facts/facts';
import { normalizeKey } from '../image/registry-key';
import { shownImage } from '../image/shown';
import { ContainerType } from '../kubernetes/pod-images';
import { Pull, triedCredentials, Verdict, verdictOf } from '../pull/evaluator';
import { NamedSecret } from '../pull/named-secret';
import { readImage } from '../pull/read-image';
import { printable } from '../text/printable';

/** The result for one image of one object with the pull secrets that its pod will have. */
export interface CoverageRow {
  readonly file: string;
  readonly document: number;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly container: string;
  readonly containerType: ContainerType;
  readonly image: string;
  /**
   * The pod's own list if it is not empty, else that of its ServiceAccount, and what admission policies add; of an
   * admitted pod its own list alone.
   */
  readonly effectivePullSecrets: readonly string[];
  /** Those of them that are neither among the objects nor declared, and that nothing among the objects makes. */
  readonly missingSecrets: readonly string[];
  /**
   * Those of them whose contents cannot be seen, if there are any: encrypted, or made by something else, such as an
   * ExternalSecret.
   */
  readonly unknownSecrets?: readonly string[];
  /** The admission policies that may change the list, if there are any: what they do cannot be told. */
  readonly changedBy?: readonly string[];
  /**
   * `covered`; `uncovered`: there is an effective list and nothing of it matches; `unknown`: nothing that is known of
   * it matches, and it has Secrets whose contents cannot be seen, or only a placeholder in the place of a password; or
   * an admission policy may change the list; `no-pull-secret`: the effective list is empty; `invalid-image`;
   * `keyring-error`: a Secret that does not decode fails the whole pod.
   */
  readonly result: Verdict | 'unknown';
}

/** What an object has for a file that was not read from one: standard input, or a cluster. */
const NO_FILE = '-';

/**
 * One row for each image of each object that holds a pod, in the order in which they were given.
 *
 * @param facts those of an audit that keeps every pod
 */
export function* coverageRows(facts: Facts): Iterable<CoverageRow> {
  for (const { subject, ...pod } of facts.pods.list) {
    const pull = facts.pulls.of({ subject, ...pod });
    const { secrets, changedBy } = pull;
    const effectivePullSecrets = secrets.map(({ name }) => printable(name));
    const namesOf = (wanted: NamedSecret['state']) =>
      secrets.filter(({ state }) => state === wanted).map(({ name }) => printable(name));
    const [missingSecrets, unknownSecrets] = [namesOf('missing'), namesOf('unknown')];
    for (const { container, containerType, image } of pod.images) {
      yield {
        file: subject.origin.file ?? NO_FILE,
        document: subject.origin.document ?? 0,
        namespace: printable(subject.namespace),
        kind: printable(subject.kind),
        name: printable(subject.name),
        container: printable(container),
        containerType,
        image: shownImage(image),
        effectivePullSecrets,
        missingSecrets,
        ...unknownSecrets.length > 0 && { unknownSecrets },
        ...changedBy.length > 0 && { changedBy },
        result: resultOf(facts, pull, image),
      };
    }
  }
}

function resultOf(facts: Facts, pull: Pull, image: unknown): CoverageRow['result'] {
  const verdict = verdictOf(pull, image, facts.images.traits(image).problem !== undefined);
  const isUnseen = (verdict === 'uncovered' && pull.secrets.some(({ state }) => state === 'unknown'))
    || (verdict !== 'invalid-image' && pull.changedBy.length > 0);
  return isUnseen || (verdict === 'covered' && isUnfilled(facts, pull, image)) ? 'unknown' : verdict;
}

/** Whether every credential that there is for an image is still to be filled in. */
function isUnfilled({ secrets }: Facts, pull: Pull, image: unknown): boolean {
  const { reference } = readImage(image);
  const tried = reference ? triedCredentials(pull, reference) : [];
  return tried.length > 0 && tried.every(({ key, secret }) =>
    secrets.find(pull.namespace!, secret.name)?.content?.entries
      .some(entry => normalizeKey(entry.key) === key && entry.isPlaceholder));
}
