// Names that say what belongs in their place: `Build_Tag`, `DOCKER_IMAGE_HERE`, `imageName`.

/** What such names speak of, and names of applications hardly. In lower case. */
const SUBJECTS = new Set([
  'build', 'container', 'here', 'image', 'img', 'name', 'namespace', 'placeholder', 'registry', 'repo', 'repository',
  'secret', 'sha', 'tag', 'uri', 'url', 'username', 'version',
]);

/** Whose registry or account it is: enough by itself, but not in front of an `app`. */
const OWNERS = new Set([
  'account', 'acr', 'company', 'dockerhub', 'ecr', 'gcr', 'ghcr', 'id', 'org', 'organization', 'owner', 'user',
]);

const OTHERS = new Set([
  'ci', 'commit', 'docker', 'env', 'full', 'git', 'gitlab', 'hash', 'host', 'hub', 'my', 'new', 'number', 'path',
  'project', 'pull', 'release', 'server', 'set', 'team', 'the', 'to', 'use',
]);

/** The words of a name, whichever way they are put together. */
function wordsOf(name: string): string[] {
  return name.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).filter(word => word !== '').map(word => word.toLowerCase());
}

/** Whether a name with capitals, of two words or more, has none but those that say what belongs in its place. */
export function isOfPlaceholderWords(name: string): boolean {
  const words = wordsOf(name);
  const isMeant = words.some(word => SUBJECTS.has(word))
    || (words.some(word => OWNERS.has(word)) && !words.includes('app'));
  return /[A-Z]/.test(name) && words.length > 1 && isMeant
    && words.every(word => word === 'app' || [SUBJECTS, OWNERS, OTHERS].some(known => known.has(word)));
}

/** Whether a name with capitals speaks of what belongs in its place. */
export function speaksOfPlace(name: string): boolean {
  return /[A-Z]/.test(name) && wordsOf(name).some(word => SUBJECTS.has(word));
}

/** Further ones of examples, which say nothing of an application. */
const OF_EXAMPLES = new Set(['app', 'example', 'my', 'path', 'sample', 'your']);

/** Whether a path of an image, with capitals, is made of nothing but words of examples: `org/Repo`, `path/to/Image`. */
export function isExamplePath(path: string): boolean {
  const words = wordsOf(path);
  return /[A-Z]/.test(path) && path.includes('/')
    && words.some(word => SUBJECTS.has(word) || OWNERS.has(word) || ['example', 'sample'].includes(word))
    && words.every(word => [SUBJECTS, OWNERS, OTHERS, OF_EXAMPLES].some(known => known.has(word)));
}
