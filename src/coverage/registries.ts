import { Registry } from '../registry';
import { CoverageOptions } from './coverage-props';
import { PullSecretPolicy } from './pull-secret-policy';
import { SelectedSecret } from '../attach/grant';
import { ImageReference } from '../image';
import { MatchImage } from '../image/match-image';
import { PreloadedImages } from '../pull/preloaded-images';
import { isAt, KnownRegistries, PrivateBecause, RegistryLocation } from '../registry/known-registries';
import { namedRegistry } from '../registry/named-registry';
import { NodePattern, nodePattern } from '../registry/node-patterns';

/** A program that the kubelet asks, where it pulls as the ServiceAccount of the pod, or for what its patterns match. */
export interface NodeProvider {
  /** How messages name it. */
  readonly name: string;
  readonly registries: readonly Registry[];
  /** Patterns of images that it has credentials for too. */
  readonly patterns: readonly MatchImage[];
  /** The annotations that the ServiceAccount needs. */
  readonly annotations: readonly string[];
  /** The ServiceAccounts whose tokens it gets; undefined for all. */
  readonly serviceAccountNames?: readonly string[];
}

/** What our own constructs add to the settings of a proof. */
export interface ProofOptions extends CoverageOptions {
  readonly nodeProviders?: readonly NodeProvider[];
  /** Pull secrets in namespaces that are found in the cluster. */
  readonly selected?: readonly SelectedSecret[];
  readonly policies?: readonly PullSecretPolicy[];
}

/** A registry that images name, and the host that the nodes pull from instead. */
interface Mirror {
  readonly registry: Registry;
  readonly mirror: Registry;
}

/**
 * The mirrors of some options.
 *
 * @throws for a key that is not a registry
 */
export function mirrorsOf({ mirrors = {} }: CoverageOptions): Mirror[] {
  return Object.entries(mirrors).map(([host, mirror]) => ({ registry: namedRegistry('mirrors', host), mirror }));
}

/**
 * What the nodes pull from by platforms and wildcards.
 *
 * @throws for a text that is neither
 */
export function nodePatternsOf({ nodeRegistryPatterns = [] }: CoverageOptions): NodePattern[] {
  return nodeRegistryPatterns.map(text => nodePattern('nodeRegistryPatterns', text));
}

/** What an app knows of its registries: which need credentials, and which the nodes serve. */
export class Registries extends KnownRegistries {
  /** Which images the nodes have already. */
  public readonly preloaded: PreloadedImages;
  private readonly mirrors: readonly Mirror[];
  private readonly providers: readonly NodeProvider[];

  /**
   * @param keys the registry keys that the app has credentials for
   */
  constructor(keys: readonly string[], options: readonly ProofOptions[]) {
    const mirrors = options.flatMap(mirrorsOf);
    const providers = options.flatMap(given => given.nodeProviders ?? []);
    super({
      keys,
      privateRegistries: [
        ...options.flatMap(given => given.privateRegistries ?? []),
        ...providers.flatMap(({ registries }) => registries),
      ],
      publicRegistries: options.flatMap(given => given.publicRegistries ?? []),
      privateByDefault: options.some(given => given.privateByDefault),
      nodeRegistries: [
        ...options.flatMap(given => given.nodeRegistries ?? []),
        ...mirrors.map(({ registry }) => registry),
      ],
      nodePatterns: options.flatMap(nodePatternsOf),
    });
    this.preloaded = new PreloadedImages(options.flatMap(given => given.preloadedImages ?? []));
    this.providers = providers;
    this.mirrors = mirrors.reverse();
  }

  public servedAt(host: string): RegistryLocation[] {
    return [
      ...super.servedAt(host),
      ...this.providers.flatMap(({ registries }) => registries.filter(registry => registry.host === host)),
    ];
  }

  /** Where the nodes pull an image from instead; of several mirrors, the one that was declared last. */
  public mirrorOf(image: ImageReference): Registry | undefined {
    return this.mirrors.find(({ registry }) => isAt(image, registry))?.mirror;
  }

  /** The program that the kubelet asks for an image, as the ServiceAccount of its pod. */
  public providerOf(image: ImageReference): NodeProvider | undefined {
    return this.providers.find(({ registries }) => registries.some(registry => isAt(image, registry)))
      ?? this.matching(image);
  }

  /** What a program is asked for by a pattern is private, as what is in its registries. */
  public whyPrivate(image: ImageReference): PrivateBecause | undefined {
    return super.whyPrivate(image) ?? (!this.isPublic(image) && this.matching(image) ? 'declared' : undefined);
  }

  private matching(image: ImageReference): NodeProvider | undefined {
    return this.providers.find(({ patterns }) => patterns.some(pattern => pattern.matches(image)));
  }
}

/** Why an image needs a credential: the end of a sentence that begins with its registry. */
export function privacy(registries: Registries, image: ImageReference): string {
  return registries.whyPrivate(image) === 'by-default'
    ? "nobody declared public ('privateByDefault')" : 'is private';
}
