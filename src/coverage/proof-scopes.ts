import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { CoverageStrictness } from './coverage-props';
import { ProofOptions, Registries } from './registries';
import { Grant } from '../attach/grant';
import { Target } from '../attach/target';
import { Granted, Tree, WorkloadTarget } from '../attach/tree';
import { groupBy } from '../collection/group-by';
import { memoized } from '../collection/memoized';
import { labelsOf } from '../kubernetes/label-selector';
import { NamespaceSelector } from '../kubernetes/namespace-selector';
import { PodImage } from '../kubernetes/pod-images';
import { isSelected } from '../kubernetes/selected-namespaces';

/** One request to prove the images of a scope. */
export interface CoverageProof {
  readonly scope: IConstruct;
  /** Reports the errors; what it grants elsewhere is proven too. */
  readonly owner: IConstruct;
  readonly options: ProofOptions;
  /** The namespaces whose pods it is about, wherever they stand; beside them those that it granted something in. */
  readonly covered?: CoveredNamespaces;
}

/** Namespaces as an access names them; undefined is that of a chart without one. */
interface CoveredNamespaces {
  readonly namespaces: readonly (string | undefined)[];
  readonly selector?: Required<NamespaceSelector>;
  /** ServiceAccounts that are not in the app, and carry pull secrets all the same. */
  readonly externalServiceAccounts: readonly string[];
}

/** A pod or source of the app, as grants and proofs mean it. */
type Subject = WorkloadTarget | Target;

/** A namespace or, for what has none, its chart: where two such charts are applied to is not known. */
type Place = string | IConstruct;

type Proofs = readonly CoverageProof[];

const NONE: Proofs = [];

const STRICTNESS = [CoverageStrictness.OFF, CoverageStrictness.WARN, CoverageStrictness.ERROR];

/**
 * The proofs that are about something, in ranks: first those of the scopes around it, the innermost first, then those
 * of who granted it, then those of its namespace. Within a rank the order is that of the paths, so that it does not
 * matter what was declared first.
 */
export class ActiveProofs {
  /** All of them, each once. */
  public readonly all: readonly CoverageProof[];
  /** How strict the first rank is that says so, the strictest of it; without any proof nothing is checked. */
  public readonly strictness: CoverageStrictness;
  /** The images that are added to its pods when they are admitted. */
  public readonly injectedImages: readonly PodImage[];

  constructor(
    private readonly ranks: readonly Proofs[],
    /** Whether they are about it because of its namespace alone. */
    public readonly isByNamespace: boolean,
  ) {
    this.all = [...new Set(ranks.flat())];
    this.strictness = this.findStrictness();
    this.injectedImages = this.all.flatMap(({ options }) => options.injectedImages ?? [])
      .map(image => ({ containerType: 'containers', container: 'injected', image }));
  }

  /** Who reports what is wrong. */
  public get owner(): IConstruct {
    return this.all[0].owner;
  }

  /** Whether a ServiceAccount that is not in the app is one that is made elsewhere. */
  public isExternal(serviceAccountName: string): boolean {
    // Every namespace has a `default`, and it carries nothing unless somebody says so.
    return serviceAccountName !== 'default'
      || this.all.some(({ covered }) => covered?.externalServiceAccounts.includes(serviceAccountName));
  }

  private findStrictness(): CoverageStrictness {
    for (const rank of this.ranks) {
      const said = rank.map(({ options }) => options.strictness).filter(strictness => strictness !== undefined);
      if (said.length > 0) {
        return said.reduce((a, b) => (STRICTNESS.indexOf(a) > STRICTNESS.indexOf(b) ? a : b));
      }
    }
    return this.all.length > 0 ? CoverageStrictness.ERROR : CoverageStrictness.OFF;
  }
}

/** Which proofs are about what. */
export class ProofScopes {
  private readonly byScope = new Map<IConstruct, Proofs>();
  private readonly byPlace = new Map<Place, Proofs>();
  private readonly bySubject = new Map<Subject, Proofs>();
  private readonly byConstruct = new Map<IConstruct, readonly Proofs[]>();
  private readonly registriesOf = new Map<string, Registries>();
  private readonly registriesAt = new Map<ActiveProofs, Registries>();
  /** What is active for those that the same proofs are about: thousands of pods. */
  private readonly active = new Map<readonly Proofs[], Map<Proofs, Map<Proofs, ActiveProofs>>>();
  private readonly order: ReadonlyMap<CoverageProof, number>;

  constructor(
    proofs: readonly CoverageProof[], grants: readonly Grant[], tree: Tree, private readonly keys: readonly string[],
  ) {
    const byOwner = groupBy(grants, ({ owner }) => owner);
    const sorted = sortByPath(proofs);
    this.order = new Map(sorted.map((proof, index) => [proof, index]));
    for (const proof of sorted) {
      const alone = [proof];
      add(this.byScope, proof.scope, alone);
      const granted = (byOwner.get(proof.owner) ?? []).map(grant => tree.grantedBy(grant));
      granted.flatMap(subjectsOf).forEach(subject => add(this.bySubject, subject, alone));
      placesOf(proof, granted, tree).forEach(place => add(this.byPlace, place, alone));
    }
  }

  /** Those about something that stands in the app. */
  public of(subject: Subject): ActiveProofs {
    const target = 'target' in subject ? subject.target : subject;
    const around = this.around(target.object);
    const granting = this.bySubject.get(subject) ?? NONE;
    const named = this.byPlace.get(placeOf(target)) ?? NONE;
    return this.active.get(around)?.get(granting)?.get(named) ?? this.activate(around, granting, named);
  }

  private activate(around: readonly Proofs[], granting: Proofs, named: Proofs): ActiveProofs {
    const byGranting = memoized(this.active, around, () => new Map<Proofs, Map<Proofs, ActiveProofs>>());
    const byNamed = memoized(byGranting, granting, () => new Map<Proofs, ActiveProofs>());
    return memoized(byNamed, named, () => new ActiveProofs(
      [...around, granting, named].filter(rank => rank.length > 0), around.length === 0 && granting.length === 0,
    ));
  }

  /** Those about what only the options of a proof describe. */
  public ofOptions(proof: CoverageProof): ActiveProofs {
    return new ActiveProofs([[proof], ...this.around(proof.scope)], false);
  }

  /** What some proofs know of registries together, made once for each set of those that know something. */
  public registries(active: ActiveProofs): Registries {
    return memoized(this.registriesAt, active, () => this.findRegistries(active));
  }

  private findRegistries({ all }: ActiveProofs): Registries {
    const knowing = all.filter(({ options }) => knowsRegistries(options));
    const id = knowing.map(proof => this.order.get(proof)).join();
    // What an inner scope says comes last, as if it were declared after the outer ones.
    return memoized(this.registriesOf, id, () =>
      new Registries(this.keys, knowing.map(({ options }) => options).reverse()));
  }

  private around(construct: IConstruct): readonly Proofs[] {
    return memoized(this.byConstruct, construct, () => {
      const outer = construct.node.scope ? this.around(construct.node.scope) : [];
      const own = this.byScope.get(construct);
      return own ? [own, ...outer] : outer;
    });
  }
}

function sortByPath(proofs: readonly CoverageProof[]): CoverageProof[] {
  const paths = new Map(proofs.map(({ owner }) => [owner, owner.node.path]));
  return [...proofs].sort(({ owner: a }, { owner: b }) => a === b ? 0 : paths.get(a)! < paths.get(b)! ? -1 : 1);
}

/**
 * Adds a proof to those of a key, in a list that it shares where it is alone. They come in order, so that only the last
 * one can be it already.
 */
function add<K>(map: Map<K, Proofs>, key: K, alone: Proofs): void {
  const known = map.get(key) ?? NONE;
  if (known[known.length - 1] !== alone[0]) {
    map.set(key, known === NONE ? alone : [...known, ...alone]);
  }
}

function placeOf({ namespace, object }: Target): Place {
  return namespace ?? Chart.of(object);
}

function placesOf({ owner, covered }: CoverageProof, granted: readonly Granted[], tree: Tree): Set<Place> {
  if (!covered) {
    return new Set();
  }
  const { namespaces, selector } = covered;
  return new Set([
    ...namespaces.map(namespace => namespace ?? Chart.of(owner)),
    ...selector ? [...selector.names, ...declaredNamespaces(selector, tree)] : [],
    ...granted.flatMap(({ workloads }) => workloads.map(({ target }) => placeOf(target))),
  ]);
}

/** The namespaces of the app that have the labels of a selector. */
function declaredNamespaces(selector: Required<NamespaceSelector>, { namespaces }: Tree): string[] {
  return namespaces.filter(({ name, manifest }) => isSelected(selector, name, labelsOf(manifest.metadata)))
    .map(({ name }) => name);
}

function subjectsOf({ workloads, sources }: Granted): Subject[] {
  return [...workloads, ...sources];
}

function knowsRegistries({
  privateRegistries, publicRegistries, nodeRegistries, nodeRegistryPatterns, nodeProviders, preloadedImages,
  mirrors = {}, privateByDefault = false,
}: ProofOptions): boolean {
  return privateByDefault
    || [
      privateRegistries, publicRegistries, nodeRegistries, nodeRegistryPatterns, nodeProviders, preloadedImages,
      Object.keys(mirrors),
    ].some(list => list !== undefined && list.length > 0);
}
