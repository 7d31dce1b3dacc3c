const REASON = '(?:ErrImagePull|ImagePullBackOff)';

/** What the kubelet says while a container waits for its image, in whichever form it is shown. */
const WAITS = new RegExp([
  `^[^\\n]{0,200}\\b${REASON}[^\\w\\n]*$`,
  '^.{0,200}\\bback-off pulling image \\\\{0,5}"[^"\\s\\\\]{1,300}\\\\{0,5}"[^\\w\\n]*$',
  '\\bis waiting to start: (?:trying and failing to pull image|image can\'t be pulled)[^\\w\\n]*$',
  `^.{0,300}\\bwith ${REASON}: \\W{0,12}back-off pulling image \\W{0,12}[^"\\s\\\\]{1,300}[\\\\"]{1,12}`
    + '(?:\\spod[^\\n]{0,200})?$',
].join('|'), 'i');

/** Cheaper to look for, and in most lines not there. */
const MAYBE_WAITS = /pull/i;

/** Longer lines say more than that. */
const MAX_LENGTH = 1_200;

/**
 * Whether a line says that a container waits for its image, and no more. The kubelet says itself what came of the pull,
 * so that the lines around it are about something else unless they say that they are not.
 */
export function saysOnlyWaits(line: string): boolean {
  return line.length <= MAX_LENGTH && MAYBE_WAITS.test(line) && WAITS.test(line);
}
