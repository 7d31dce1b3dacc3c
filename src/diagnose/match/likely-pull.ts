/** Longer texts hold many things, and words far apart have nothing to do with each other. */
const MAX_LENGTH = 8_000;

const IMAGE = '(?:(?:container|docker|base|oci|source|remote|node|sandbox|release|builder|helper)[ -]images?'
  + '|image (?:manifest|index|config|layer|digest|tag|reference|stream)s?|manifest list|layers?\\b|blobs?\\b)';

/** How an image, what a registry keeps of it, or a pull is written, whatever program writes it. */
const FORMS: readonly RegExp[] = [
  /\bmanifests(?:\/|%2F)[\w.:-]/i,
  /(?<!\+)\b(?:docker|oras|oci|docker-registry):\/\/\S/,
  /[\w./-]{2,255}@sha256:[0-9a-f]{6}/,
  // A host and a path with a tag. A line of a source file looks like one.
  new RegExp('(?<![\\w/:@.-])[a-z0-9][a-z0-9.-]{0,100}\\.[a-z]{2,12}(?::\\d{1,5})?/[a-z0-9_./-]{1,200}(?<!\\.\\w{1,5})'
    + ':\\w[\\w.-]{0,127}', 'i'),
  new RegExp('\\bpull(?:ing|ed|er)?\\b[^\\n]{0,80}\\b(?:images?|containers?|layers?|manifests?|blobs?|docker|oci'
    + '|registry|artifacts?)\\b', 'i'),
  new RegExp('\\b(?:images?|containers?|docker|podman|nerdctl|ctr|crictl|singularity|apptainer|oras)\\b[^\\n]{0,60}'
    + '\\bpull(?:ing|ed)?\\b', 'i'),
  new RegExp('\\b(?:fetch|get|retriev|download|resolv|load|inspect|find|read|copy|import|extract|unpack|access|locat)'
    + `\\w{0,5} (?:[^\\s]{1,80} ){0,3}${IMAGE}`, 'i'),
  /\b(?:MANIFEST_UNKNOWN|NAME_UNKNOWN|TOOMANYREQUESTS|BLOB_UNKNOWN|MANIFEST_INVALID)\b/,
  /\bio\.containerd\.(?:content|metadata)/,
  /\b(?:reach any registry endpoint|registry client|image registry|container registry)\b/i,
];

/** Words of what else talks to servers, and fails in the same words. */
const OTHERS = new RegExp('\\b(?:push(?:ing|ed|es)?|upload(?:ing|ed|s)?|log(?:ging)? ?in\\b(?!\')|npm|pnpm|yarn'
  + '|pip3?|git|apt(?:-get)?|yum|dnf|apk add|gem|cargo|mvn|gradlew?|composer|helm repo|probe|webhook|volumes?|postgres\\w*|mysql|'
  + 'redis|kafka|mongodb?|rabbitmq|elasticsearch|webpack|ssh|smtp|ldap|(?:to|with) (?:the )?database)\\b(?![/@:])', 'i');

/** What in a text shows that an image is being pulled, though no program says so that is known. */
export function likelyPull(text: string): string | undefined {
  if (text.length > MAX_LENGTH || OTHERS.test(text)) {
    return undefined;
  }
  for (const form of FORMS) {
    const [words] = form.exec(text) ?? [];
    if (words !== undefined) {
      return words;
    }
  }
  return undefined;
}
