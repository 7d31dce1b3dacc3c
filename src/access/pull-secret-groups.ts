import { ApiObject, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { RegistryCredentials } from '../credentials';
import { CredentialsSource } from '../credentials/source';
import { checkObjectName } from '../kubernetes/name';
import { AccessPattern } from '../pattern';
import { IRefresher } from '../refresh';
import { makeRefresher, RefresherProps } from '../refresh/refresher';
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

/** What keeps the pull secrets of a `PrivateRegistryAccess`. */
export interface PullSecrets {
  readonly groups: PullSecretGroup[];
  /** What renews those that hold tokens, if there are any. */
  readonly refresher?: IRefresher;
}

/** Makes the pull secrets of a `PrivateRegistryAccess`: one for each owner, pattern and namespace. */
export function makePullSecrets(
  access: Construct, scope: Construct, namespaces: readonly Namespace[], props: PrivateRegistryAccessProps,
): PullSecrets {
  const baseName = props.secretName === undefined ? Names.toDnsLabel(access) : checkObjectName('secretName', props.secretName);
  const refreshed: RefreshedSecret[] = [];
  const groups = byPattern(props).map(([pattern, credentials]) => ({
    pattern,
    secrets: parts(pattern, credentials, pattern === props.pattern ? '' : `-${pattern}`).flatMap(part => {
      if (part.credentials[0]._source.owner !== 'refresher') {
        return makeSecrets(scope, baseName, namespaces, part, props);
      }
      const secret = { name: checkObjectName('secretName', `${baseName}${part.suffix}`), credentials: part.credentials };
      refreshed.push(secret);
      return namespaces.map(namespace => ({ secretName: secret.name, namespace, covers: covers(part) }));
    }),
  }));
  return { groups, refresher: refresherOf(access, namespaces, refreshed, props) };
}

/** A pull secret that is written in the cluster. */
type RefreshedSecret = RefresherProps['secrets'][number];

/** One refresher writes all Secrets that hold tokens. */
function refresherOf(
  access: Construct, namespaces: readonly Namespace[], secrets: readonly RefreshedSecret[], { refresh }: PrivateRegistryAccessProps,
): IRefresher | undefined {
  if (secrets.length > 0) {
    // Without a namespace there is none of the refresher either, which says so.
    const known = namespaces.filter(namespace => namespace !== undefined);
    return makeRefresher(new Construct(access, 'Refresh'), { ...refresh, secrets, namespaces: known.length > 0 ? known : undefined });
  }
  if (refresh) {
    throw new Error(`'refresh' of '${access.node.path}' says how tokens are renewed, and none of the 'credentials' is a token: leave it out, or give `
      + 'RegistryCredentials.ecrToken(…) or one of its siblings');
  }
  return undefined;
}

/** Some credentials that share a Secret. */
interface Part {
  readonly suffix: string;
  readonly credentials: readonly RegistryCredentials[];
}

/**
 * Splits credentials by the Secret that holds them, which has one owner: what is known at synthesis shares one, tokens share one, an
 * existing Secret is one. Dedicated ServiceAccounts carry only what was granted, so there each registry has a Secret.
 */
function parts(pattern: AccessPattern, credentials: readonly RegistryCredentials[], suffix: string): Part[] {
  const of = (owner: CredentialsSource['owner']) => credentials.filter(entry => entry._source.owner === owner);
  PullSecretContent.checkDistinct(of('manifest'));
  const shared = (own: readonly RegistryCredentials[], ownSuffix: string): Part[] => pattern === AccessPattern.DEDICATED_SERVICE_ACCOUNT
    ? onePerRegistry(own.flatMap(entry => entry._split()), ownSuffix)
    : [{ suffix: ownSuffix, credentials: own }].filter(part => part.credentials.length > 0);
  return [
    ...shared(of('manifest'), suffix),
    ...shared(of('refresher'), `${suffix}-token`),
    ...of('existing').map(entry => ({ suffix, credentials: [entry] })),
  ];
}

function covers({ credentials }: Part): Registry[] {
  return credentials.flatMap(entry => entry.registries);
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
