import { PullPermission } from './pull-permission';
import { RegistryKind } from './registry-kind';

/** What a provider knows about one of its registries. */
export interface RegistryFacts {
  /** The only username that a login with a token takes. */
  readonly username?: string;
  /** The username convention in words. */
  readonly usernameHint: string;
  /** How many hours a token lives; none where the credential does not expire by itself. */
  readonly tokenHours?: number;
  /** Whether images there can never be pulled anonymously; not known to be so without it. */
  readonly neverPublic?: boolean;
  /** Hosts that a kubelet credential provider for this kind serves; the host alone without it. */
  readonly matchHosts?: readonly string[];
  /** The key under `auths`; `host[/path]` without it. */
  readonly configKey?: string;
  /** The least-privilege cloud permission for a pull. */
  readonly pullPermission?: PullPermission;
  /** Cloud account that the host belongs to. */
  readonly account?: string;
  /** Cloud region that the host belongs to. */
  readonly region?: string;
}

/** A host that people write instead of the right one. */
export interface HostMistake {
  /** Recognises the wrong host, without port. */
  readonly host: RegExp;
  /** What the wrong host is, e.g. `the web site of Docker Hub`. */
  readonly is: string;
  /** What to write; `$1` and so on stand for the groups of `host`. */
  readonly instead: string;
  /** Whether it is a web site, whose paths are none of repositories. */
  readonly isSite?: boolean;
  /** Whether images can be pulled from there all the same. */
  readonly serves?: boolean;
}

/** One kind of registry. Plain data: only `registry.ts` makes a `Registry`, so that providers need not import it. */
export interface RegistryProvider {
  readonly kind: RegistryKind;
  /** The factory, for messages, e.g. `Registry.ghcr()`. */
  readonly factory: string;
  /** Hosts that are of this kind for sure; a provider without it is known only by its factory. */
  readonly hosts?: RegExp;
  readonly mistakes: readonly HostMistake[];

  /**
   * @param host a host that passed the grammar; one that `hosts` matches, where there is a `hosts`
   * @param path repository path prefix that the registry is scoped to
   * @throws an `Error` named `RegistryError` for a host that looks like one of this kind and cannot be one
   */
  facts(host: string, path?: string): RegistryFacts;
}
