// Names that say what belongs in their place: `Build_Tag`, `DOCKER_IMAGE_HERE`, `imageName`.

/** What such names speak of, in singular and lower case. */
const SUBJECTS = new Set([
  'account', 'acr', 'build', 'commit', 'company', 'container', 'docker', 'dockerhub', 'ecr', 'env', 'gcr', 'ghcr',
  'hash', 'here', 'host', 'hub', 'id', 'image', 'img', 'name', 'namespace', 'number', 'org', 'organization',
  'owner', 'path', 'placeholder', 'project', 'pull', 'registry', 'release', 'repo', 'repository', 'secret',
  'server', 'sha', 'tag', 'uri', 'url', 'user', 'username', 'version',
]);

/** The same, and what stands in front of it. */
const FILLERS = new Set([
  ...SUBJECTS, 'app', 'ci', 'full', 'git', 'gitlab', 'my', 'new', 'set', 'team', 'the', 'to', 'use',
]);

/** The words of a name, whichever way they are put together. */
function wordsOf(name: string): string[] {
  return name.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).filter(word => word !== '').map(word => word.toLowerCase());
}

/** Whether a name with capitals, of two words or more, has none but those that say what belongs in its place. */
export function isOfPlaceholderWords(name: string): boolean {
  const words = wordsOf(name);
  return /[A-Z]/.test(name) && words.length > 1 && words.every(word => FILLERS.has(word))
    && words.some(word => SUBJECTS.has(word));
}

/** Whether a name with capitals speaks of what belongs in its place. */
export function speaksOfPlace(name: string): boolean {
  return /[A-Z]/.test(name) && wordsOf(name).some(word => SUBJECTS.has(word));
}
