import { hasWords } from '../match/names';
import { tellsPush } from '../read/activity';
import { FailureInput } from '../read/failure-input';

/** People paste less than what is looked at. */
const MAX_LENGTH = 8_000;

const OTHER_WORDS = new RegExp([
  '(?<!\\bgit | -t |[\\w/.\'-])[Pp]ush(?:ing|ed|es)?\\b(?! (?:event|notification|to (?:main|master|exists)))',
  ' --push\\b',
  '(?<![-\\w])[Pp]ublish(?:ing)?(?![-\\w]| ?\\d)',
  '(?<![\\w/])[Ll]ogg?(?:ing)? ?in(?:to)?\\b(?!\\.\\w|\\sattempts)', 'docker (?:tag|load)\\b',
  '\\btag(?:ging)? (?:an?|the|my) (?:\\w{1,20} )?image',
  // docker prints what a registry said of a push as it is: what came of a pull has words of the engine before it.
  '^(?:.{0,240}\\bbuild.{0,80}: )?denied: (?:requested access|[Yy]our [Aa]uthori[sz]ation)',
  '^(?:no basic auth cred|unauthorized: authentication req)',
  '^(?:received unexpected HTTP status|error parsing HTTP \\d)',
].join('|'), 'm');

/** GitHub's action that logs in. */
const LOGIN_ACTION = 'docker/login-action';

const PULL_WORDS = new RegExp([
  '[Pp]ull(?! ?[Rr]equest)', '\\bFROM\\b', 'load metadata', '[Rr]esolv', '\\b(?:compose|pod|stack) up\\b', '\\bup -',
  '\\b(?:docker|podman|nerdctl) (?:container )?run', 'crictl', 'kubelet', 'Unable to find', '[Dd]ownload',
  '[Ff]etch(?!\\w* (?:oauth|anonymous) )', '[Rr]etriev', 'artifact digest', 'OCIRepository', '\\bsource\\b',
  'base image', 'stage builder', 'manifest', '[Dd]eploy', '[Ii]mport', '[Ii]nspect', '\\b[Cc]opying',
  '[Hh]ead "?https?:', 'docker-credential-', 'ko://', 'getting digest', 'registry provider', 'pin image',
  'parsing image name',
].join('|'));

/**
 * What people tell around a message that does not say itself what it is about: whether a text is about a push, a login
 * or a name for an image, and has no word of a pull.
 */
export class Told {
  private saysOther = false;
  private saysPull = false;
  private length = 0;

  public read({ message, text, reason }: FailureInput): void {
    this.length += message.length;
    if (this.length <= MAX_LENGTH && !this.saysPull) {
      // An event is about a pod, whatever people did before.
      this.saysPull = (reason !== undefined && text !== '') || PULL_WORDS.test(message);
      // Without a text, it is known to be about something else, and nothing is told of what stands elsewhere.
      this.saysOther ||= message.includes(LOGIN_ACTION)
        || ((text !== '' || tellsPush(message)) && hasWords(OTHER_WORDS, message));
    }
  }

  public get isOther(): boolean {
    return this.length <= MAX_LENGTH && this.saysOther && !this.saysPull;
  }
}
