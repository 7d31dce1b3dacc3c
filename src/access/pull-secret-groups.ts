import { ApiObject, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { RegistryCredentials } from '../credentials';
import { checkObjectName } from '../kubernetes/name';
import { AccessPattern } from '../pattern';
import { Registry } from '../registry';
import { IPullSecret } from '../secret';
import { PrivateRegistryAccessProps } from './private-registry-access-props';
import { PullSecretContent } from '../secret/pull-secret-content';
import { shortDigest } from '../secret/short-digest';

/** The pull secrets that reach the pods by one pattern, in every namespace. */
export interface PullSecretGroup {
  readonly pattern: AccessPattern;
  readonly secrets: readonly IPullSecret[];
}

type Namespace = string | undefined;

/** Makes the pull secrets of a `PrivateRegistryAccess`: one for each owner, pattern and namespace. */
export function pullSecretGroups(
  access: Construct, scope: Construct, namespaces: readonly Namespace[], props: PrivateRegistryAccessProps,
): PullSecretGroup[] {
  const baseName = props.secretName === undefined ? Names.toDnsLabel(access) : checkObjectName('secretName', props.secretName);
  return byPattern(props).map(([pattern, credentials]) => ({
    pattern,
    secrets: parts(pattern, credentials, pattern === props.pattern ? '' : `-${pattern}`)
      .flatMap(part => makeSecrets(scope, baseName, namespaces, part, props)),
  }));
}

/** Some credentials that share a Secret. */
interface Part {
  readonly suffix: string;
  readonly credentials: readonly RegistryCredentials[];
}

/**
 * Splits credentials by the Secret that holds them: what is known at synthesis shares one, an existing Secret is one.
 * Dedicated ServiceAccounts carry only what was granted, so there each registry has a Secret.
 */
function parts(pattern: AccessPattern, credentials: readonly RegistryCredentials[], suffix: string): Part[] {
  const known = credentials.filter(isKnown);
  PullSecretContent.checkDistinct(known);
  const shared: Part[] = pattern === AccessPattern.DEDICATED_SERVICE_ACCOUNT
    ? onePerRegistry(known.flatMap(entry => entry._split()), suffix)
    : [{ suffix, credentials: known }].filter(part => part.credentials.length > 0);
  return [...shared, ...credentials.filter(entry => !isKnown(entry)).map(entry => ({ suffix, credentials: [entry] }))];
}

function onePerRegistry(credentials: readonly RegistryCredentials[], suffix: string): Part[] {
  const slugs = new Set<string>();
  return credentials.map(entry => {
    const [registry] = entry.registries;
    const own = slug(registry);
    // Two paths may differ only in what a name cannot hold: 'team/a' and 'team-a'.
    const unique = slugs.has(own) ? `${own}-${shortDigest(registry.configKey)}` : own;
    slugs.add(own);
    return { suffix: `${suffix}-${unique}`, credentials: [entry] };
  });
}

/** The same Secret in each namespace. Its content is worked out once, and each is one bare object: there may be thousands. */
function makeSecrets(
  scope: Construct, baseName: string, namespaces: readonly Namespace[], { suffix, credentials }: Part, props: PrivateRegistryAccessProps,
): IPullSecret[] {
  const source = credentials[0]._source;
  if (source.owner === 'existing') {
    return namespaces.map(namespace => ({ secretName: source.secretName, namespace, covers: [...source.covers] }));
  }
  const content = PullSecretContent.of(credentials);
  const secretName = checkObjectName('secretName', `${baseName}${suffix}${props.versionedNames ? `-${content.digest}` : ''}`);
  const manifests = content.manifests(namespaces.map(namespace => ({ name: secretName, namespace })), { immutable: props.immutable });
  return manifests.map((manifest, index) => {
    const namespace = namespaces[index];
    new ApiObject(scope, `Secret-${namespace ?? ''}${suffix}`, manifest);
    return { secretName, namespace, covers: content.registries };
  });
}

function isKnown(credentials: RegistryCredentials): boolean {
  return credentials._source.owner === 'manifest';
}

function byPattern({ credentials, pattern }: PrivateRegistryAccessProps): [AccessPattern, RegistryCredentials[]][] {
  const groups = new Map<AccessPattern, RegistryCredentials[]>();
  credentials.forEach(entry => {
    const own = entry.pattern ?? pattern;
    groups.set(own, [...groups.get(own) ?? [], entry]);
  });
  return [...groups];
}

function slug(registry: Registry): string {
  return [registry.host, registry.path].join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
