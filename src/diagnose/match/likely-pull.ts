import { hasWords } from './names';

/** Longer texts hold many things, and words far apart have nothing to do with each other. */
const MAX_LENGTH = 8_000;

const IMAGE = '(?:(?:container|docker|base|oci|source|remote|node|sandbox|release|build(?:er)?|helper|run|runtime'
  + '|lifecycle|package|bundle|catalog|index|provider|stack|library)[ -]images?'
  + '|image (?:manifest|index|config|layer|digest|hash|descriptor|source|tag|reference|stream)s?|manifest list'
  + '|layers?\\b|blobs?\\b(?=[^\\n]{0,120}\\bsha256))';

/** What a line says of an image beside its name, if something happened to it. */
const HAPPENED = new RegExp(`\\b(?:${[
  'pull(?:ing|er)?', 'fetch\\w*',
  // People get things too.
  '(?:get|head|post)(?= \\S{0,4}https?:| (?:the |an? )?(?:image|manifest|layer|blob|digest|tag)s?\\b)',
  'download\\w*', 'resolv\\w*', 'manifests?', 'import\\w*',
  'copy\\w*', 'inspect', 'mirror\\w*', 'sync\\w*', 'retriev\\w*', 'quer\\w+', 'err(?:or)?s?', 'fail\\w*', 'fatal?',
  'denied', 'unauthori[sz]ed', 'forbidden', 'refused', 'unable', 'cannot', 'could not', "can't", "couldn't",
  'not found', 'no such', 'lookup', 'unknown', 'invalid', 'tim(?:ed?|e-?)[ -]?out', 'unavailable',
  'bad gateway', 'insufficient', 'broken', '(?:un)?trusted', 'exceeded', 'expired', 'rejected', 'responded', 'returned',
  'missing', 'bad', 'malformed', 'unsigned', 'truncated', 'corrupt(?:ed)?', 'unsupported', 'not an?',
  // A push says what does not exist here, and the image behind it.
  'does not(?! exist: )',
  'no space', 'not enough', 'too many', 'permission', 'not allowed', 'not permitted', 'mismatch',
  'too ?many ?requests', 'not available', 'no (?:\\w{1,20} ){0,2}(?:image|manifest|tag|match)',
].join('|')})\\b`, 'i');
/** Further away in a line, a word has nothing to do with it. */
const REACH = 2_000;

/** Naming it more often tells no more. */
const MAX_NAMED = 8;

/** Whether one of the lines that name a host says that something happened. */
export function saysMoreOf(text: string, host: string): boolean {
  for (let index = text.indexOf(host), named = 0; index >= 0 && named < MAX_NAMED; named++) {
    if (saysMore(text, index + 1)) {
      return true;
    }
    index = text.indexOf(host, index + 1);
  }
  return false;
}

/** Whether the line at an index says that something happened to what it names, and of nothing else. */
function saysMore(text: string, index: number): boolean {
  const start = text.lastIndexOf('\n', index - 1) + 1;
  const end = text.indexOf('\n', index);
  const stop = Math.min(end < 0 ? text.length : end, index + REACH);
  const line = text.slice(Math.max(start, index - REACH), stop);
  return hasWords(HAPPENED, line) && !hasWords(NO_PULL, line);
}

/** How an image is written. Commands and manifests name some too, so it counts what else the line says. */
const NAMES: readonly RegExp[] = [
  /(?<!\+)\b(?:(?:docker|oras|oci|docker-registry|registry):\/\/|atomic:)\S/g,
  /(?<![\w./-])[\w./-]{2,}@sha256:[0-9a-f]{6}/g,
  // What is said of an image by its name
  /\bimages?:? (?:"[^"\s]{1,255}"|'[^'\s]{1,255}'|`[^`\s]{1,255}`)(?<!\.(?:png|jpe?g|gif|svg|webp|ico|bmp|tiff?).)/gi,
  /\bimages?:? [a-z0-9][\w./-]{0,255}:\w[\w.-]{0,127}(?=:? \S)/gi,
  // A host and a path with a tag. A line of a source file looks like one.
  new RegExp('(?<![\\w/:@.-])(?:[a-z0-9][a-z0-9.-]{0,100}\\.[a-z]{2,12}(?::\\d{1,5})?|localhost(?::\\d{1,5})?'
    + '|\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?)/[a-z0-9_./-]{1,200}(?<!\\.\\w{1,5}):\\w[\\w.-]{0,127}', 'gi'),
];

/** Not in a name: images and accounts may be called so. */
const PULL = '(?<!/)\\bpull(?:ing|er)?\\b(?!/\\w|-\\w|:\\d)';

/** How a pull is written, or what a registry keeps of an image, whatever program writes it. */
const FORMS: readonly RegExp[] = [
  // Not a file of Kubernetes
  /\bmanifests(?:\/|%2F)(?![^\s"']{0,200}\.(?:ya?ml|json)\b)[\w.:-]/i,
  // What kubeadm and minikube say they do, whether it fails or not
  new RegExp(`${PULL}(?! request| images required | base image )[^\\n]{0,80}\\b(?:images?`
    + '|containers?|layers?|manifests?|blobs?|docker|oci|registry|artifacts?)\\b', 'i'),
  new RegExp('\\b(?:images?|containers?|docker|podman|nerdctl|ctr|crictl|singularity|apptainer|oras)\\b[^\\n]{0,60}'
    + `${PULL}(?! request|'$)`, 'im'),
  new RegExp('\\b(?:open|fetch|get|request|retriev|download|resolv|load|inspect|find|read|copy|import|extract|unpack'
    + `|access|locat)\\w{0,5} (?:[^\\s]{1,80} ){0,3}${IMAGE}`, 'i'),
  /\b(?:MANIFEST_UNKNOWN|NAME_UNKNOWN|TOOMANYREQUESTS|BLOB_UNKNOWN|MANIFEST_INVALID)\b/,
  /\bskopeo (?:--?\S{1,40} ){0,4}(?:inspect|list-tags) /,
  /\bcrane (?:ls|digest|manifest|config|pull|export|validate) |\bunsupported status code \d{3}/,
  /\bio\.containerd\.(?:content|metadata)/,
  // What registries ask a token for.
  /\baction\\{0,3}"?: ?\\{0,3}"?pull\b(?! request)/i,
  // What docker shows of a layer, and how docker compose shows what it does.
  /^[0-9a-f]{12}: (?:Retrying in|Downloading|Verifying Checksum|Extracting) /m,
  /^[^\w\n]{0,6}[\w./:-]{1,80} (?:Pulling|Interrupted)\b/m,
  /^ ?[\u2718!] [\w./:-]{1,80} (?:Error|Warning) (?=\S)/m,
  /\b(?:ImagePull|PullImage|pullImage)\w|\b(?:get|fetch|pull|resolve)_?(?:[mM]anifest|[iI]mage_?[mM]anifest)\b/,
  /\b(?:fetch|pull|get|request|retriev|resolv)\w{0,5} (?:the )?(?:image )?manifest\b(?![.\w])/i,
  new RegExp('\\b(?:fetch|pull|retriev|resolv)\\w{0,5} (?:the |an )?(?:image|artifact)\\b(?=: | from (?:the |a )?'
    + '(?:(?:remote |container |docker |image ){0,3}(?:registry|repository|daemon)|[\\w-]{1,100}(?:[./]|:\\d))|$)',
  'im'),
  /\b(?:pull|fetch|get|retriev|download|resolv|find|prepar|inspect)\w{0,5} (?:the )?image [a-z0-9][\w./-]{0,200}:\w/i,
  // A step of a build, behind which stands what the image is called here, if it could be pulled
  /\bS(?:tep|TEP) \d{1,3}(?:\/\d{1,3})? ?: ?FROM \S[^\n]{0,300}\n(?![^\n]{0,80}(?:---> |Pulling from ))/,
  new RegExp('\\b(?:fetch|pull|get|retriev|resolv|read)\\w{0,5} (?:the )?(?:(?:top-level|remote|root|subject|source'
    + '|v2|image) )?(?:manifest(?: list)?|digest)\\b(?=:| (?:of|for|in|from) )', 'i'),
  new RegExp('\\b(?:fetch|pull|download|retriev)\\w{0,5} (?:the |an? )?(?:(?:partial|external|content|image'
    + '|annotated|remote) )?(?:blob|descriptor|layer|referrer|package descriptor)s?\\b', 'i'),
  /\b(?:apply|register|stag)\w{0,4} (?:an? |the )?(?:[\w-]{1,20} )?layers?\b/i,
  /\b(?:get|list|fetch|retriev)\w{0,5} (?:the )?repository tags\b/i,
  /DockerRegistry(?:Client|Service)/,
  /\b(?:reach any registry endpoint|registry client|ping(?:ing)? registry|(?:read|list|fetch)(?:ing)? (?:repository )?tags(?= (?:for|of|in|list)\b)|listing repository tags)\b/i,
  new RegExp('\\b(?:from|to|by|reach|contact\\w*|access\\w*|query\\w*) (?:(?:the|an?|any|your|remote) ){0,2}'
    + '(?:image|container|docker|oci) registry\\b', 'i'),
  /\bpull(?:ing|ed)? (?:(?:of|for) )?["'`]?(?:[a-z0-9][\w.-]{0,100}\/){1,4}[\w.-]{1,100}[:@]\w/i,
  /\bimages? (?:[a-z]{1,20} ){0,2}from (?:the |a |your )?registry\b/i,
  // .NET and Renovate; keys and services are in registries of another kind
  /\brepository [^\n]{1,300} in the registry ['"]|\blook(?:ing|ed)? up docker (?:package|image|tag|digest)s?\b/i,
  /^Image download error: |\bimages? (?:can ?not|could not|can't|couldn't) be pulled\b/m,
  // Chinese, Japanese and Korean, where pictures have the same name
  /拉取[^\n]{0,20}镜像|镜像[^\n]{0,6}拉取|イメージ[のを]?(?:プル|取得)|이미지[를의]? ?(?:풀|pull)/,
  // Nydus, which gets the parts of an image when they are read
  /\bmetadata (?:for|of) blob \S{1,80} from backend\b/,
  /\bdockerRepository\b|\b(?:docker|oci) registry token\b/,
];

/** Words of what else talks to servers, and fails in the same words. */
const ACTIVITIES: readonly string[] = [
  '(?<! -t )push(?:ing|ed|es)?', 'upload(?:ing|ed|s)?', "(?<!ecr-)log(?:ging)? ?in\\b(?!')", 'npm', 'pnpm', 'yarn',
  'nuget', 'error (?=NU\\d{4})', 'pip3?', 'git', 'apt(?:-get)?', 'yum', 'dnf', 'apk add', 'gem', 'cargo', 'mvn',
  'gradlew?', 'composer', 'helm repo', 'probe', 'webhook', 'volumes?', 'webpack', 'ssh', 'smtp', 'ldap',
  '(?:to|with) (?:the )?database',
  '(?:delet|remov|unmount|untag|prun)\\w{0,3} (?:\\w{1,20} ){0,3}(?:images?|layers?|blobs?|tags?|manifests?)',
];
/** What is done with images that are there: in a line that names one it is what happened, and elsewhere no sign. */
const USES: readonly string[] = [
  'start(?:ing|ed|up)(?! (?:to )?(?:pull|download|fetch))', 'exited', 'listen(?:ing)?', 'readiness', 'liveness',
  'health ?checks?', 'audit', '(?:scan|policy|test) reports?', 'scrap(?:e|ing)', 'notif(?:y|ication)s?', 'flush',
  'roll(?:ing|ed)? ?(?:out|back)', 'evict(?:ing|ed)', 'kubectl (?:apply|set|rollout)', 'cni', 'network ?plugin',
];
/** Servers, of which there are images too. */
const SERVERS: readonly string[] = [
  'postgres\\w*', 'mysql', 'redis', 'kafka', 'mongodb?', 'rabbitmq', 'elasticsearch',
];

function anyWord(words: readonly string[]): RegExp {
  return new RegExp(`\\b(?<!\\w/)(?:${words.join('|')})\\b(?![/@]|:\\S)`, 'i');
}

const NO_PULL = anyWord([...ACTIVITIES, ...USES]);
const OTHERS = anyWord([...ACTIVITIES, ...SERVERS]);

/** What in a text shows that an image is being pulled, though no program says so that is known. */
export function likelyPull(text: string): string | undefined {
  if (text.length > MAX_LENGTH || hasWords(OTHERS, text)) {
    return undefined;
  }
  const named = NAMES.flatMap(name => [...text.matchAll(name)]).find(found => saysMore(text, found.index + 1));
  return named?.[0] ?? FORMS.map(form => form.exec(text)?.[0]).find(words => words !== undefined);
}
