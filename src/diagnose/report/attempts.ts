import { STAGES } from '../causes/stages';
import { withoutTag } from '../known-reference';
import { PullFailureCause } from '../pull-failure-cause';
import { Diagnosis, hasCause } from './diagnosis';
import { saysFailure } from '../read/activity';

/** How far a pull came that fails so. */
const STAGE_OF = new Map(STAGES.flatMap(({ signs }, stage) => signs.map(([cause]) => [cause, stage])));
const LIST = /\berrors occurred\b/;
/** podman lists what each registry on its list said: one that had the image decides, and else each may be meant. */
const SEARCH = 'The following failures happened while trying to pull image';
const TRY = 'Trying to pull ';
const TRIED = /Trying to pull ([\w./:@-]{1,500}?)(?:\.\.\.|\s)/g;
/** Red Hat's docker says this of each registry on its list, and gives up with what the last one said. */
const TRY_OF_LIST = 'Trying to pull repository ';
/** docker's daemon, of one pull that it gives up. */
const GIVES_UP = 'Not continuing with pull after error';
/** What docker of old only warns of, before it asks the same registry in another way. */
const FALLS_BACK = 'Error getting v2 registry: ';
/** The id of an image, behind the last line of a pull that podman brought to its end, and what follows. */
const DONE = /Writing manifest to image destination\s+(?:Storing signatures\s+)?[0-9a-f]{64}\b([^]*)$/;

/** What a program tries again by itself, and what it says when it has it: Supabase, Testcontainers. */
const RETRIED = /\bRetrying (?:after \d\w{0,20}:|pull for image:) ([\w./:@-]{1,500})/g;
const CAME = /\bStatus: (?:Downloaded newer image|Image is up to date) for (\S{1,500})|\bImage (\S{1,500}) pull took /g;

/**
 * The longest time that the kubelet waits before it tries again, in seconds.
 * https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff
 */
const MAX_BACK_OFF = 300;

/** How a registry refuses those who come without a credential. */
const REFUSALS: ReadonlySet<PullFailureCause> = new Set([
  PullFailureCause.UNAUTHORIZED, PullFailureCause.NO_BASIC_AUTH, PullFailureCause.FORBIDDEN_DENIED,
  PullFailureCause.NOT_FOUND,
]);

/** A try, and what others met that may be meant as well. */
export interface Try {
  readonly diagnosis: Diagnosis;
  readonly others?: readonly PullFailureCause[];
  /** How many seconds ago it was met last, and in which table. */
  readonly age?: number;
  readonly table?: number;
  /** Whether an event says that the image came since. */
  readonly isOver?: boolean;
}

/** Whether a text is about several tries to get the same image: from one engine and registry after the other. */
export function saysAttempts(text: string): boolean {
  return LIST.test(text) || [SEARCH, FALLS_BACK, GIVES_UP].some(words => text.includes(words))
    || text.indexOf(TRY) !== text.lastIndexOf(TRY);
}

/**
 * Of a pull secret that a pod lacks and of a registry that refuses the pod, the former: it is why. It names no image,
 * and gets the one that is refused.
 */
export function withoutRefusals<T extends Try>(tries: readonly T[]): readonly T[] {
  const lacksSecret = tries.some(({ diagnosis }) => diagnosis.failure.cause === PullFailureCause.PULL_SECRET_MISSING);
  // Lines of logs that name no pod may be of any.
  const isRefused = ({ diagnosis: { input: { pod, reason }, failure: { cause } } }: Try) =>
    REFUSALS.has(cause) && (pod !== undefined || reason !== undefined);
  if (!lacksSecret) {
    return tries;
  }
  const refused = tries.filter(isRefused).map(({ diagnosis: { input, failure } }) => input.image ?? failure.image);
  const [image] = new Set(refused).size === 1 ? refused : [];
  return tries.filter(one => !isRefused(one)).map(one => withImage(one, image));
}

function withImage<T extends Try>(one: T, image: string | undefined): T {
  const { diagnosis, diagnosis: { input, failure } } = one;
  return image === undefined || failure.cause !== PullFailureCause.PULL_SECRET_MISSING || failure.image !== undefined
    ? one : { ...one, diagnosis: { ...diagnosis, input: { ...input, image } } };
}

/** Without those of images that the pod has since, where another image fails: it is why the pod still waits. */
export function withoutOver<T extends Try>(tries: readonly T[]): readonly T[] {
  const left = tries.filter(({ isOver }) => !isOver);
  return left.some(({ diagnosis: { failure } }) => failure.image !== undefined) ? left : tries;
}

/** Whether several events are of the same image, as it is written: of a pod that tries it again and again. */
export function areOfOneImage(tries: readonly Try[]): boolean {
  // Lines of logs may be of other nodes, with troubles of their own.
  const images = tries.map(({ diagnosis: { input: { reason }, failure: { image } } }) => reason && image);
  // Two tables may be of two pods.
  return images[0] !== undefined && images.every(image => image === images[0])
    && tries.every(({ table }) => table === tries[0].table);
}

/**
 * Without those that were not met any more when a later one was, which came at the pace of a pod that tries again. What
 * stands behind the newest is of another table, or of one in another order.
 */
export function stillMet<T extends Try>(tries: readonly T[]): readonly T[] {
  const newest = Math.min(...tries.map(({ age = Infinity }) => age));
  const last = tries.findIndex(({ age }) => age === newest);
  return tries.filter(({ age = newest }, index) => index > last || age <= newest + 2 * MAX_BACK_OFF);
}

/** Whether the last try brought the image that was looked for, or each that was tried again: nothing is wrong then. */
export function gotItAtLast(text: string): boolean {
  const last = text.lastIndexOf(TRY);
  const [, behind] = (last < 0 ? null : DONE.exec(text.slice(last))) ?? [];
  return behind === undefined ? gotAllRetried(text) : !failsBehind(behind)
    && new Set([...text.matchAll(TRIED)].map(([, image]) => nameOf(image))).size === 1;
}

/** Whether all that a program tried again came since. */
function gotAllRetried(text: string): boolean {
  const retried = [...text.matchAll(RETRIED)];
  const came = retried.length === 0 ? [] : [...text.matchAll(CAME)];
  const last = came.pop();
  return last !== undefined && !failsBehind(text.slice(last.index)) && retried.every(({ 1: image, index }) =>
    [...came, last].some(one => (one[1] ?? one[2]) === image && one.index > index));
}

/** Whether another one comes behind it, and fails. */
function failsBehind(text: string): boolean {
  return /\bpull|\bshort-name\b/i.test(text) && saysFailure(text);
}

/**
 * Of several tries for one image, the one that came furthest, or the last: the others could not have worked. What
 * others say that came as far may be meant as well.
 */
export function decisive<T extends Try>(tries: readonly T[], text: string): readonly T[] {
  const told = tries.filter(({ diagnosis }) => hasCause(diagnosis));
  const names = new Set(told.map(({ diagnosis: { failure: { image } } }) => nameOf(image)).filter(name => name !== ''));
  if (names.size > 1) {
    return tries;
  }
  if (text.includes(TRY_OF_LIST) || text.includes(GIVES_UP)) {
    return told.slice(-1);
  }
  const stages = told.map(({ diagnosis: { failure: { cause } } }) => stageOf(cause));
  const furthest = Math.max(...stages);
  const isEachMeant = text.includes(SEARCH) && furthest < STAGES.length - 1;
  const [last, ...others] = told.filter((_, index) => isEachMeant || stages[index] === furthest).reverse();
  // What was said last may be why it still fails.
  const causes = [...others, ...told.slice(-1).filter(one => one !== last)]
    .flatMap(({ diagnosis: { failure } }) => [failure.cause, ...failure.alternatives]);
  return [{ ...last, others: causes }];
}

function stageOf(cause: PullFailureCause): number {
  return STAGE_OF.get(cause) ?? 0;
}

/** The last part of the path, which is the same at every registry. */
function nameOf(image = ''): string {
  return withoutTag(image).split('/').pop()!;
}
