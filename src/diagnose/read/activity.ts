import { ON_DISK } from '../causes/about-other';
import { hasWords } from '../match/names';

/**
 * What a program was doing when it said something. Registries, engines and networks say the same of a pull, a push, a
 * login or the download of a package; what decides is the nearest line above that says what is being done: a command, a
 * step of a build, a line of progress.
 */

/** What a line of a paste is looked at for; no command that matters is longer. */
const HEAD_LENGTH = 240;

/** Before a command that was typed, or that a program says it runs. */
const BEFORE = '(?:\\s*`?|.{0,80}(?:(?:[$#%❯+]|(?<!\\|)\\|)\\s+|>\\s*|: `'
  + '|(?:Command failed|Executing|Running):\\s+|\\[command\\]))'
  + '(?:sudo )?(?:/\\S{1,40}/)?';

/** A step of a build that gets no image. */
const RUN = '\\[[^\\]]{1,80}\\] (?:RUN|COPY|ADD|WORKDIR)';

/** What people tell of a push that fails. */
const TOLD_PUSH = '^(?!.*\\b(?:[Pp]ull|[Bb]ase image|FROM|[Dd]eploy|Docker daemon failed))'
  + '(?=.*(?:[Ff]ail|[Ee]rror|[Dd]eni|[Uu]nauth|:\\s*$| (?:get|got|gives|giving|see) ))'
  + '.{0,200}\\b[Pp]ush(?:ing|es)?\\b (?:\\S{1,60} ){0,8}?'
  + '(?:\\S{0,60}[Ii]mages?\\b|registry|[Dd]ocker ?[Hh]ub|[EAG]CR\\b)';
const TELLS_PUSH = new RegExp(TOLD_PUSH);

/** Lines that say that something other than a pull begins. */
const OTHERS: Readonly<Record<string, string>> = {
  'a push, a login, and what an engine does with the images that it has': `^${BEFORE}`
    + '(?:docker|podman|nerdctl|buildah|skopeo|helm3?(?: registry)?|oras|crane|sinker|container image)'
    + '(?:\\.exe)? (?:auth |image )?(?:login|push|tag|load|save|commit|import|export|start|exec|attach|delete'
    + '|rmi|prune)(?:\\s|$)'
    + `|^${BEFORE}(?:skopeo|podman|buildah) (?:--\\S{1,80} ){0,4}(?:copy|inspect|pull) (?:--\\S{1,80} ){0,4}${ON_DISK}`
    + '|^.{0,160}\\bctr\\b.{0,160} i(?:mages?)? (?:import|push|export|tag) '
    // kind says which of its commands failed, and behind a blank line what that said.
    + '|^.{0,20}\\bfailed to load image: command "docker exec '
    + '|^.{0,80}\\bdocker (?:manifest|buildx imagetools) (?:create|push|annotate) '
    + `|^${BEFORE}(?:minikube|kind|k3d)(?: -\\S{1,40}){0,4} (?:image load|load docker-image|image import|image push) `
    // A plugin of Drone
    + '|^Command Path: \\S{1,80}helm Args: \\[registry\\s+login ',
  'the progress of a push': '^\\s*The push refers to '
    // What kaniko says before the reason, and go-containerregistry of each layer
    + '|^.{0,120}\\b(?:Failed to push to destination|(?:pushed|existing) blob: sha256:)'
    + '|^\\s*[0-9a-f]{12}: (?:Preparing|Pushing|Pushed|Layer already exists|Skipped foreign|Mounted from|Image push)'
    // Of the engine's interface
    + '|"POST /images/\\S{1,100}/push HTTP/'
    // ORAS, of a file
    + '|^Preparing (?!\\w[\\w-]*\\.[\\w.-]*/)[^\\s:@]*[./][^\\s:@]*[^\\s:@.…]$'
    // Harbor, which copies from one registry to another
    + '|\\bon the destination registry\\b',
  'a push, as people tell of it': TOLD_PUSH,
  'a login in the words of a runner, or its prompt': '^\\s*Log ?in with your Docker ID|^.{0,40}\\bLogging into \\S'
    + '|\\bStarting: .{0,40}\\b[Ll]og ?in\\b|^Detected registry credentials|^WARNING!? Using --password via '
    + '|^\\s*Username \\(\\S{1,60}\\):',
  'the progress of a search': '^.{0,40}\\btrying to talk to v\\d search endpoint',
  'the progress of loading an archive': '^\\s*[0-9a-f]{12}: Loading layer',
  // As BuildKit numbers it, and as it repeats the one that failed
  'a step of a build': '^(?:.{0,60}\\s)?(?:#\\d{1,4}|(?:=> ){1,2}(?:ERROR |CACHED )?)\\s?(?:exporting|pushing'
    + `|preparing build cache|sending cache|importing cache manifest from gha:|\\[.\\] pushing|${RUN})\\b`
    // Of the terminal, which tells why further down, if at all
    + '|^.{0,60}=> (?:ERROR )?importing cache\\b'
    // What it asks a token for, which is more than a pull needs
    + '|^.{0,60}\\[auth\\] \\S{1,160}:(?:pull,)?push\\b'
    + `|^(?:.{0,60}\\s)?(?:> )?(?:exporting to \\S+|importing cache manifest from .*|${RUN} .*):\\s*$`
    + '|^.{0,60}\\bS(?:tep|TEP) \\d{1,3}(?:/\\d{1,3})? ?: ?(?:RUN|ADD|WORKDIR|COPY(?! --from))\\b'
    // kaniko
    + '|^.{0,60}\\bINFO\\[[^\\]]{1,30}\\] (?:RUN|ADD|WORKDIR|COPY(?! --from)) ',
  // Not what npm, go and others run, which may pull
  'programs that get other things': '^.{0,80}[$#%❯+]\\s+(?:sudo )?(?:(?:curl|wget|apt(?:-get)?|yum|dnf|apk) '
    + '|git (?:clone|fetch|pull|push)|(?:npm|pnpm|yarn|pip3?|cargo|go|bundle) (?:ci|i|install|add|publish|mod|get)\\b)'
    + '|^\\s*curl -',
};
export const OTHER = new RegExp(Object.values(OTHERS).join('|'));

/** A command that shows what containers wrote, which run and so have their images. */
const LOGS = new RegExp(`^${BEFORE}(?:docker(?:-compose)?|podman|nerdctl|kubectl|oc|microk8s|k3s)(?:\\.exe)?`
  // Options, with their values or without
  + '(?: (?:compose|container|service|kubectl|-[\\w-]{1,30}(?:=\\S{1,80}| (?!logs\\s)[\\w./:-]{1,80})?)){0,6}'
  + ' logs(?! (?:get|describe|apply|create|delete|logs) )(?:\\s|$)');

/** A line of several commands, of which one may pull. */
const AND_PULLS = /^(?!.*\bRUN\b).*(?:(?:&&|;|\|\|) ?.{0,200}\b(?:pull|run|up)\b|\| ?(?:sudo )?(?:ba)?sh\b)/;

/** How lines that `OTHER` finds may begin. Apart from what may stand anywhere, it is looked at once. */
const MAYBE_BEGINS = /^(?:\s*(?:curl |Username \()|Detected |Preparing )/;
const MAYBE_HAS = new RegExp(
  ' (?:(?:push|tag|load|save|commit|import|export|start|exec|attach|delete|rmi|prune|create|annotate|logs?'
  + '|RUN|COPY|ADD|WORKDIR)\\b|blob: |destination reg|--password via|search endpoint)'
  + '|\\b(?:skopeo|podman|buildah) (?:--\\S{1,80} ){0,4}(?:copy|inspect|pull) '
  + '|#\\d{1,4} [a-z]|exporting to|importing cache '
  + '|=> |: (?:Preparing|Layer already|Skipped|Mounted|Loading layer)|Logging into |Starting: |[Ll]og ?in(?:\\s|$)'
  + '|[Pp]ush(?:ing|ed|es)?\\b|[$#%❯+] +(?:sudo )?[a-dgnpwy][a-z3-]{1,6} ',
);

/** Whether another command begins, another step of a build or of a job, or a pull; or that what went on is over. */
const NEXT = new RegExp([
  '\\bLogin Succeeded|: digest: sha256:|^Loaded image|^Successfully (?:built|tagged) ',
  // Not the arrow before what the engine makes of a step
  // nor a comment that says what came of it
  '^.{0,80}(?<!-)[$#>%❯]\\s+(?<!#\\s+(?=[^\\s:：]{1,30}[:：]|[Ee]rror|[^ -~]))\\S',
  // docker run says this, and nothing that logs in
  '^(?:Unable to find image \'|docker: Error response from daemon: )',
  '^\\+{1,3} \\S', '^\\s*\\[.{0,80}internal\\] load metadata', '^.{0,80}\\] FROM \\S',
  '^.{0,60}\\bS(?:tep|TEP) \\d{1,3}(?:/\\d{1,3})? ?: ?(?:FROM|COPY --from)\\b',
  '^.{0,80}(?:##\\[section\\]Starting|##\\[group\\]|\\[command\\])|^Run \\S',
  '\\b(?:Pulling from|[Tt]rying to pull|Pulling image|Failed to pull|[Rr]etrieving image manifest'
    // What docker's daemon says of pulls alone
    + '|daemon: pull access denied for) ',
  '^\\s*(?:sudo )?(?:docker|podman|nerdctl|crictl|ctr|skopeo|buildah|kubectl|helm|singularity|apptainer)[- ]\\S',
].join('|'));

/** The number that BuildKit gives a step, and whether it says here what the step is. */
const STEP = /^(?:.{0,60}\s)?#(\d{1,4}) (\[|exporting|importing|preparing|sending|pushing)?/;

/** What BuildKit itself says of a step that failed as it had to get a part of an image first: layers come late. */
const GETS_LATE =
  /#\d{1,4} ERROR: (?:failed to (?:copy|do request|resolve|authorize)\b|pull access denied|httpReadSeeker)/;
const RUNS = new RegExp(`#\\d{1,4} ${RUN}\\b`);

/** A cache is got as an image is, and builds go on without one that is not there. */
const CACHE = /#\d{1,4} importing cache manifest from (?!gha:)/;
const NO_CACHE = /(?<!executable file )not found|manifest unknown|NotFound/;

/** What a command says if it failed. */
const FAILED = /(?:error|failed|denied|unauthorized|fatal)\b/i;

/** Whether a text says that something failed, and why: behind a colon, that is still to come. */
export function saysFailure(text: string): boolean {
  return hasWords(FAILED, text) && !text.endsWith(':');
}

/** Whether a line tells of a push that fails. */
export function tellsPush(text: string): boolean {
  return text.length < HEAD_LENGTH && TELLS_PUSH.test(text);
}

/** Cheaper to look for, and in most lines not there: whatever `OTHER` finds has one of these. */
export function mayBeOther(text: string): boolean {
  return MAYBE_BEGINS.test(text) || MAYBE_HAS.test(text);
}

function saysOther(text: string): boolean {
  return OTHER.test(text) && !AND_PULLS.test(text);
}

/** What a step of a build does: it gets a cache or an image, runs a command in it, or does something else. */
type Step = 'cache' | 'pull' | 'command' | 'other';

function stepOf(text: string): Step {
  return CACHE.test(text) ? 'cache' : !saysOther(text) ? 'pull' : RUNS.test(text) ? 'command' : 'other';
}

/** Follows what is being done, line by line. */
export class Activity {
  private isOther = false;
  private isOfLog = false;
  /** Whether that said that it failed. */
  private hasAnswered = false;
  /** The steps of a build by their numbers. The lines of several may be mixed. */
  private readonly steps = new Map<string, Step>();

  /** Whether lines are what containers wrote. */
  public get isLog(): boolean {
    return this.isOfLog;
  }

  /** Whether a line was said of something other than a pull. */
  public readLine(text: string): boolean {
    const step = text.includes('#') ? STEP.exec(text.slice(0, HEAD_LENGTH)) : null;
    if (step) {
      this.readStep(text.slice(0, HEAD_LENGTH), step);
    }
    if (text.length < HEAD_LENGTH && !step && (this.isOther || this.isOfLog ? NEXT.test(text) : mayBeOther(text))) {
      this.isOther = saysOther(text);
      this.isOfLog = LOGS.test(text);
      this.hasAnswered = false;
    } else if (this.isOther) {
      this.hasAnswered ||= saysFailure(text);
    }
    return this.isOther;
  }

  /** A blank line: what a login or a push says may come behind one, or behind a prompt for the password. */
  public readBlank(): void {
    this.isOther = this.isOther && !this.hasAnswered;
  }

  /** What follows was pasted from somewhere else. */
  public leave(): void {
    this.isOfLog = false;
  }

  private readStep(text: string, [, number, declares]: RegExpExecArray): void {
    if (declares !== undefined) {
      this.steps.set(number, stepOf(text));
    }
    const step = this.steps.get(number);
    const isOther = step === undefined ? this.isOther
      : step === 'cache' ? NO_CACHE.test(text) : step === 'command' ? !GETS_LATE.test(text) : step === 'other';
    this.hasAnswered = this.hasAnswered && isOther === this.isOther;
    this.isOther = isOther;
  }
}
