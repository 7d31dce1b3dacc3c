import { Names } from 'cdk8s';
import { Construct } from 'constructs';
import { groupBy } from '../collection/group-by';
import { RegistryCredentials } from '../credentials';
import { CredentialsSource, ExternalSecretSource, NodeSource } from '../credentials/source';
import { namePart } from '../kubernetes/name';
import { shortDigest } from '../kubernetes/short-digest';
import { AccessPattern } from '../pattern';
import { IRefresher } from '../refresh';
import { IPullSecret } from '../secret';
import { AccessNamespaces, knownNamespaces } from './access-namespaces';
import { PrivateRegistryAccessProps } from './private-registry-access-props';
import { makePullSecrets, MakerContext, SecretToMake } from './pull-secret-makers';
import { secretNames } from './secret-names';
import type { RewrittenServiceAccounts, SelectedSecret } from '../attach/grant';
import { SecretCopies } from '../copies/secret-copies';
import { canSelect } from '../kubernetes/selected-namespaces';
import { checkOneLoginEach } from '../registry/given';

/** What reaches the pods by one pattern, in every namespace. */
export interface AccessGroup {
  readonly pattern: AccessPattern;
  /** None for a pattern without a Secret. */
  readonly secrets: readonly IPullSecret[];
  /** The pull secrets of namespaces that are not listed. */
  readonly selected: readonly SelectedSecret[];
  /** Where the nodes have what is needed: by themselves, or from programs that the kubelet asks. */
  readonly nodes: readonly NodeSource[];
}

/** How the pods of a `PrivateRegistryAccess` get their images. */
export interface AccessGroups {
  readonly groups: AccessGroup[];
  /** What renews the Secrets that hold tokens, if there are any. */
  readonly refresher?: IRefresher;
  /** The ServiceAccounts that it gives those Secrets, in namespaces that are not listed. */
  readonly rewritten?: RewrittenServiceAccounts;
}

/** Makes the pull secrets of a `PrivateRegistryAccess`: one for each owner, pattern and namespace. */
export function makeGroups(
  access: Construct, secretsScope: Construct, covered: AccessNamespaces, props: PrivateRegistryAccessProps,
): AccessGroups {
  const byPattern = groupBy(props.credentials, entry => entry.pattern ?? props.pattern);
  const wanted = [...byPattern].map(([pattern, credentials]) => {
    const suffix = pattern === props.pattern ? '' : `-${pattern}`;
    return { pattern, credentials, secrets: secretsToMake(pattern, credentials, suffix, props) };
  });
  const nameOf = secretNames(access, wanted.flatMap(({ secrets }) => secrets), props);
  const context: MakerContext = {
    access, secretsScope, nameOf, ...covered, props, named: new Map(), refreshed: [], copied: [],
  };
  const groups = wanted.map(({ pattern, credentials, secrets }) => {
    const made = secrets.map(secret => makePullSecrets(secret, context));
    return {
      pattern,
      secrets: made.flatMap(own => own.secrets),
      selected: made.map(({ selected }) => selected).filter(selected => selected !== undefined),
      nodes: credentials.map(entry => entry._source).filter(source => source.owner === 'node'),
    };
  });
  checkUsed(access, props);
  addCopies(context);
  return { groups, refresher: refresherOf(context), rewritten: rewrittenBy(context) };
}

/** Kyverno copies by a policy; the other engines by annotations of the Secrets. */
function addCopies({ access, namespaces, selector, copied, props: { copies } }: MakerContext): void {
  const listed = knownNamespaces(namespaces);
  if (copies !== SecretCopies.KYVERNO || !selector || !listed) {
    return;
  }
  const { addGeneratingPolicy } =
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    require('../copies/generating-policy') as typeof import('../copies/generating-policy');
  addGeneratingPolicy(new Construct(access, 'Copies'), {
    name: `${Names.toDnsLabel(access)}-copies`, listed, secretNames: copied, selector,
  });
}

function rewrittenBy({ namespaces, selector, refreshed, props }: MakerContext): RewrittenServiceAccounts | undefined {
  return selector && refreshed.length > 0 ? {
    names: props.refresh?.patchServiceAccounts ?? [],
    secretNames: refreshed.map(({ name }) => name!),
    isIn: namespace => canSelect(selector, namespace) && !namespaces.includes(namespace),
  } : undefined;
}

/** One refresher writes all Secrets that hold tokens. */
function refresherOf({ access, namespaces, selector, refreshed, props }: MakerContext): IRefresher | undefined {
  if (refreshed.length === 0) {
    return undefined;
  }
  // Loaded where it is needed: it is a third of what an app loads otherwise.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { makeRefresher } = require('../refresh/refresher') as typeof import('../refresh/refresher');
  // Without a namespace there is none of the refresher either, which says so.
  const construct = new Construct(access, 'Refresh');
  return Object.assign(construct, makeRefresher(construct, {
    ...props.refresh, secrets: refreshed, namespaces: knownNamespaces(namespaces), namespaceSelector: selector,
  }));
}

interface OwnerProp {
  readonly owners: readonly CredentialsSource['owner'][];
  readonly what: string;
  readonly factory: string;
}

const IN_MANIFEST: OwnerProp = {
  owners: ['manifest'],
  what: 'is for Secrets that are known at synthesis, and none of the \'credentials\' ends in one',
  factory: 'a factory that ends in InManifest',
};

/** Properties that are for credentials of some owners. */
const OWNER_PROPS: Readonly<Record<
  'immutable' | 'versionedNames' | 'secretsChart' | 'refresh' | 'externalSecrets', OwnerProp
>> = {
  immutable: IN_MANIFEST,
  versionedNames: IN_MANIFEST,
  secretsChart: {
    ...IN_MANIFEST,
    owners: ['manifest', 'encrypted'],
    factory: `${IN_MANIFEST.factory}, or RegistryCredentials.encryptedSecret(…)`,
  },
  refresh: {
    owners: ['refresher'],
    what: 'says how tokens are renewed, and none of the \'credentials\' is a token',
    factory: 'RegistryCredentials.token(…)',
  },
  externalSecrets: {
    owners: ['external-secrets'],
    what: 'is for External Secrets, which makes none of the \'credentials\'',
    factory: 'RegistryCredentials.externalSecret(…)',
  },
};

const OWNED = Object.keys(OWNER_PROPS) as (keyof typeof OWNER_PROPS)[];

function checkUsed(access: Construct, props: PrivateRegistryAccessProps): void {
  for (const property of OWNED) {
    const { owners, what, factory } = OWNER_PROPS[property];
    if (props[property] && !props.credentials.some(entry => owners.includes(entry._source.owner))) {
      throw new Error(`'${property}' of '${access.node.path}' ${what}: leave it out, or give ${factory}`);
    }
  }
  const isToken = ({ _source: source }: RegistryCredentials) =>
    source.owner === 'external-secrets' && source.credentials._external.type === 'generator';
  if (props.externalSecrets?.clusterGenerators && !props.credentials.some(isToken)) {
    throw new Error('\'clusterGenerators\' has no effect, as no token is asked for: leave it out, or give '
      + 'ExternalCredentials.token(…)');
  }
}

/**
 * Splits credentials by the Secret that holds them, which has one owner: what is known at synthesis shares one, so do
 * tokens, and what External Secrets makes and does not revoke; an existing Secret is one, and so are an encrypted one
 * and one that the app makes separately. Dedicated ServiceAccounts carry only what was granted, so there each registry
 * has a Secret.
 */
function secretsToMake(
  pattern: AccessPattern,
  credentials: readonly RegistryCredentials[],
  suffix: string,
  props: PrivateRegistryAccessProps,
): SecretToMake[] {
  const of = (owner: CredentialsSource['owner']) => credentials.filter(entry => entry._source.owner === owner);
  checkOneLoginEach(of('manifest').flatMap(({ registries }) => registries));
  const shared = (
    own: readonly RegistryCredentials[], ownSuffix: string,
  ): SecretToMake[] => pattern._makesServiceAccounts
    ? onePerRegistry(own.flatMap(entry => entry._split()), ownSuffix)
    : [{ suffix: ownSuffix, credentials: own }].filter(secret => secret.credentials.length > 0);
  const external = of('external-secrets');
  const alone = pattern._makesServiceAccounts ? [] : revokedAmong(external);
  // A name of its own needs nothing to tell it from the others.
  const externalSuffix = props.externalSecrets?.secretName === undefined ? `${suffix}-external` : suffix;
  return [
    ...shared(of('manifest'), suffix),
    ...shared(of('refresher'), `${suffix}-token`),
    ...shared(external.filter(entry => !alone.includes(entry)), externalSuffix),
    ...onePerRegistry(alone, externalSuffix),
    ...[...of('encrypted'), ...of('existing'), ...of('pull-secrets')].map(entry => ({ suffix, credentials: [entry] })),
  ];
}

/** What External Secrets revokes, which is alone in a Secret: see `checkRevoked` in `external-secrets`. */
function revokedAmong(external: readonly RegistryCredentials[]): RegistryCredentials[] {
  checkOneLoginEach(external.flatMap(({ registries }) => registries));
  const isRevoked = ({ _source }: RegistryCredentials) => (_source as ExternalSecretSource).credentials._isRevoked;
  return external.length > 1 ? external.filter(isRevoked) : [];
}

function onePerRegistry(credentials: readonly RegistryCredentials[], suffix: string): SecretToMake[] {
  const slugs = new Set<string>();
  return credentials.map(entry => {
    const [registry] = entry.registries;
    const own = namePart([registry.host, registry.path]);
    // Two paths may differ only in what a name cannot hold: 'team/a' and 'team-a'.
    const unique = slugs.has(own) ? `${own}-${shortDigest(registry.configKey)}` : own;
    slugs.add(own);
    return { suffix: `${suffix}-${unique}`, credentials: [entry] };
  });
}
