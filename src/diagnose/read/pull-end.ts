import { saysFailure } from './activity';

/** How pulls end that go well: what a program does behind that is about something else. */

/** What docker compose says when it has made containers, of images that are there. */
const CONTAINERS = '^Attaching to \\w'
  + '|^\\W{0,6}Container \\S{1,100} {1,60}(?:Created|Recreated|Started|Running|Healthy)\\b'
  + '|^(?:Creating|Recreating|Starting) \\S{1,100} {1,60}\\.\\.\\. done';
const HAS_CONTAINERS = new RegExp(CONTAINERS);

/** What is said of an image that is there. */
const DONE = new RegExp('^.{0,120}?\\b(?:Status: (?:Downloaded newer image|Image is up to date)'
  + '|Successfully pulled image|already present on machine|Done pulling '
  // Testcontainers, and kaniko, which has its base image then
  + '|Pull complete\\. \\d+ layers|Creating container for image: '
  // docker and podman warn so of an image that they have, and run it
  + "|The requested image's platform \\(|WARNING: image platform \\("
  // GitLab's runner
  + '|Using docker image sha256:|Using locally found image version '
  + '|INFO\\[[^\\]]{1,30}\\] (?:RUN|COPY|ADD) )'
  // docker compose
  + '|^\\W{0,6}(?:Image )?[\\w./:@-]{1,120} (?:.{0,60} )?Pulled\\b|^Pulling [\\w.-]{1,60}\\s+\\.\\.\\. done'
  // kubeadm and helm
  + '|^(?:\\[[\\w/]{1,40}\\] )?Pulled:? \\S{3,300}$'
  + `|${CONTAINERS}`);
/** `DONE` looks no further. */
const HEAD_LENGTH = 200;
/** The same without its place: cheaper to look for, and in most lines not there. */
const MAYBE_DONE = new RegExp('Status: [DI]|Successfully pulled|already present|Done pulling |Pull complete\\. '
  + '|Creating container for |\\] (?:RUN|COPY|ADD) |image(?:\'s)? platform \\('
  + '|Using docker image|Using locally found|\\bPulled\\b|\\.\\. done|^Attaching to |Container \\S+ +(?:Re)?[CSRH]');

/** What GitLab's runner says that could not pull an image and goes on with the one that it has. */
const HAS_ANOTHER = 'Using locally found image version due to ';

/** What podman prints last of a pull, what may stand behind it, and what it says if that failed all the same. */
export const WRITTEN = 'Writing manifest to image destination';
const BEHIND_WRITTEN = /^\s*(?:Storing signatures|[0-9a-f]{64})\s*$/;
const FAILS_LATE = new RegExp('^\\s*(?:(?:ERRO|FATA|WARN|DEBU)\\[|time=|[Ee]rror:? (?:error|processing tar|writing'
  + '|committing|storing|adding|initializing|applying|unpacking|payload|unable to copy))');

/** What is told of a pull that begins, and of what a program goes on with: no failure, and nothing of images. */
const PROGRESS = /^.{0,60}(?:\bINFO\b|\blevel=info\b|\[info\])/i;
const BEGINS_PULL = /\b(?:[Pp]ulling|[Dd]ownloading|[Rr]etrieving|[Ff]etching)\b.{0,60}\bimages?\b/;
const TELLS_MORE = new RegExp('pull|download|retriev|fetch|image|layer|blob|manifest|registry|extract|resolv|fail|error'
  + '|denied|unauthori|cannot|unable|retry|progress|%', 'i');

/** What people tell of a pull that goes well, elsewhere or by another program. */
const WORKS = new RegExp('\\bpull(?:ed|ing|s)?\\b(?! ?request)'
  + '(?:(?!\\b(?:not|never|only|until|unless)\\b|n[\'’]t\\b).){0,100}\\b(?:works?|worked|succeed(?:s|ed)?|successfully'
  + '|(?:is|are|was) fine|without (?:any )?(?:problem|issue|error)s?)\\b', 'i');
/** Words of the same line that tell of another that does not. */
const FAILS = new RegExp('fail|error|denied|unauthori|forbidden|cannot|unable|time(?:d )?out|refused|unknown|x509'
  + '|back-?off|too ?many|limit|no such|no basic|not found|works? (?:only|if|when|after)', 'i');

/** Whether a line says that an image is there. */
export function saysPulled(text: string): boolean {
  return MAYBE_DONE.test(text.slice(0, HEAD_LENGTH)) ? DONE.test(text) : text === WRITTEN;
}

/** Whether a line says that a pull that failed was not needed. */
export function hasAnother(text: string): boolean {
  return text.includes(HAS_ANOTHER);
}

/** Whether docker compose says that it has made containers. */
export function hasContainers(text: string): boolean {
  return HAS_CONTAINERS.test(text);
}

/** Whether a line is the end of what podman prints of a pull. */
export function isWritten(text: string, wasWritten: boolean): boolean {
  return (text.includes(WRITTEN) && text.trim() === WRITTEN) || (wasWritten && BEHIND_WRITTEN.test(text));
}

/** Whether podman says behind that end that it failed. */
export function failsLate(text: string): boolean {
  return FAILS_LATE.test(text);
}

/** Whether a line tells of a pull that begins, and the next one that the program does something else. */
export function goesOn(text: string, next: string): boolean {
  return text.includes(' image') && BEGINS_PULL.test(text) && PROGRESS.test(text) && !saysFailure(text)
    && PROGRESS.test(next) && !TELLS_MORE.test(next);
}

/** Whether people tell of a pull that goes well, and of nothing that does not. */
export function tellsPullWorks(text: string): boolean {
  return text.includes('pull') && !FAILS.test(text) && WORKS.test(text);
}
