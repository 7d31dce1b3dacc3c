import { Duration } from 'cdk8s';
import { groupBy } from '../collection/group-by';
import { RegistryCredentials } from '../credentials';
import { ExistingSecretSource, RefreshedTokenSource } from '../credentials/source';
import { checkEachOnce } from '../given/each-once';
import { CloudIdentity } from '../identity';
import { tokenCloudOf } from '../identity/token-clouds';
import { checkObjectName } from '../kubernetes/name';
import { shortDigest } from '../kubernetes/short-digest';
import { Registry } from '../registry';

/**
 * Of an id, which gets a number if there is another one: 63 at most.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
const MAX_LABEL = 58;

/** What one token, or one mounted Secret, contributes to a pull secret. */
export type PullSecretPart = TokenPart | MountedPart;

/** What a token opens: one login for all registries that it is good for. */
export interface TokenPart {
  readonly type: 'token';
  /** The name of the part in plans, files and messages; a DNS label. */
  readonly id: string;
  readonly registries: readonly Registry[];
  readonly identity: CloudIdentity;
  readonly assumeRole?: string;
  readonly lifetime: Duration;
}

/** The credentials of a Secret in the refresher's namespace, which do not expire. */
export interface MountedPart {
  readonly type: 'static';
  readonly id: string;
  readonly registries: readonly Registry[];
  readonly secretName: string;
}

/** Credentials as the parts of pull secrets: those that the same token opens are one. */
export class PullSecretParts {
  private readonly byContent = new Map<string, PullSecretPart>();
  private readonly ids = new Set<string>();

  /**
   * The parts of one pull secret. The same token for the same registries is fetched once, however many Secrets it goes
   * into.
   */
  public partsFor(credentials: readonly RegistryCredentials[]): PullSecretPart[] {
    checkOnce(credentials);
    return [...groupBy(credentials.map(groupOf), ({ token }) => token).values()].map(groups =>
      this.intern({ ...groups[0], registries: groups.flatMap(({ registries }) => registries) }));
  }

  /** Every part, in the order in which they came. */
  public get all(): PullSecretPart[] {
    return [...this.byContent.values()];
  }

  private intern(group: PartGroup): PullSecretPart {
    const content = [group.token, ...group.registries.map(registry => registry.configKey)].join('|');
    const known = this.byContent.get(content);
    if (known) {
      return known;
    }
    const part = group.makePart(this.uniqueId(group.baseId), group.registries);
    this.byContent.set(content, part);
    return part;
  }

  private uniqueId(base: string): string {
    let id = base;
    for (let number = 2; this.ids.has(id); number += 1) {
      id = `${base}-${number}`;
    }
    this.ids.add(id);
    return id;
  }
}

/** Of a token and a Secret that open the same, the token counts; of two tokens, or two Secrets, one is a mistake. */
function checkOnce(credentials: readonly RegistryCredentials[]): void {
  for (const alike of groupBy(credentials, ({ _source }) => _source.owner).values()) {
    checkEachOnce("'credentials' of a refresher", alike.flatMap(({ registries }) => registries));
  }
}

interface PartGroup {
  /** What makes the token another one: where it is asked for, and with which identity. */
  readonly token: string;
  readonly baseId: string;
  readonly registries: readonly Registry[];
  readonly makePart: (id: string, registries: readonly Registry[]) => PullSecretPart;
}

function groupOf(credentials: RegistryCredentials): PartGroup {
  const source = credentials._source;
  switch (source.owner) {
    case 'refresher': return tokenGroup(source);
    case 'existing': return staticGroup(source);
    case 'manifest': throw new Error("'credentials' of a refresher holds credentials for "
      + `${credentials.registries.map(registry => `'${registry}'`).join(', ')} that are in a manifest (of a factory `
      + "that ends in InManifest): make them a ScopedPullSecret of their own, or name a Secret of the refresher's "
      + 'namespace with RegistryCredentials.existingSecret(…)');
    default: throw new Error(`'credentials' of a refresher holds ${credentials}, which it does not fetch: leave them `
      + "out and give them to a PrivateRegistryAccess, or name a Secret of the refresher's namespace with "
      + 'RegistryCredentials.existingSecret(…)');
  }
}

function tokenGroup({ registry, identity, assumeRole }: RefreshedTokenSource): PartGroup {
  const cloud = tokenCloudOf(registry)!;
  const baseId = cloud.nameOf(registry);
  return {
    token: [baseId, JSON.stringify(identity._binding), assumeRole ?? ''].join('|'),
    baseId,
    registries: [registry],
    makePart: (id, registries) => ({
      type: 'token',
      id,
      registries,
      identity,
      assumeRole,
      lifetime: cloud.lifetimeOf(registry, identity._binding),
    }),
  };
}

function staticGroup({ secretName, covers }: ExistingSecretSource): PartGroup {
  checkObjectName('secretName', secretName);
  return {
    token: `static|${secretName}`,
    baseId: partLabel(`static-${secretName.replace(/\./g, '-')}`),
    registries: [...covers],
    makePart: (id, registries) => ({ type: 'static', id, registries, secretName }),
  };
}

/** A text that is also the name of a volume, a DNS label: a long one is cut, and told from others by a digest. */
function partLabel(text: string): string {
  return text.length <= MAX_LABEL ? text : `${text.slice(0, MAX_LABEL - 9)}-${shortDigest(text, 8)}`;
}
