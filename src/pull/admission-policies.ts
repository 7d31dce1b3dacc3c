import { AddedPullSecrets } from './added-pull-secrets';
import { Additions } from './additions';
import { memoized } from '../collection/memoized';
import { isMirrorPodExcluded } from '../kubernetes/admitted-pod';
import { Annotation } from '../kubernetes/annotation';
import { apiGroup, isPlainObject, KubernetesObject } from '../kubernetes/kubernetes-object';
import { labelsOf, mayBeSelected } from '../kubernetes/label-selector';
import { valueAt } from '../kubernetes/pod-spec-path';
import { printable } from '../text/printable';

/** Whether something is for a namespace; undefined where that is not known. */
type Membership = (
  namespace: string | undefined, labels: ReadonlyMap<string, string> | undefined,
) => boolean | undefined;

interface ReadPolicy {
  readonly description: string;
  /** What it adds; undefined for a policy that is not one of ours, unchanged. */
  readonly added?: AddedPullSecrets;
  readonly isFor: Membership;
  /** Its name, where bindings say which namespaces it is for. */
  readonly boundAs?: string;
}

const PULL_SECRETS = 'imagePullSecrets';

/**
 * What is read, by `group/kind`. What a webhook of somebody else does is in its program, so that it cannot be told.
 */
const READERS: Readonly<Record<string, (policies: AdmissionPolicies, object: KubernetesObject) => void>> = {
  '/Namespace': (policies, object) => policies.addNamespace(object),
  // https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/
  'admissionregistration.k8s.io/MutatingAdmissionPolicy': (policies, object) =>
    policies.addPolicy(object, celPolicy(object, nameOf(object))),
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding': (policies, object) => policies.addBinding(object),
  // https://kyverno.io/docs/policy-types/mutating-policy/
  'policies.kyverno.io/MutatingPolicy': (policies, object) => policies.addPolicy(object, celPolicy(object)),
  'policies.kyverno.io/NamespacedMutatingPolicy': (policies, object) =>
    policies.addPolicy(object, ofItsNamespace(object, celPolicy(object))),
  // https://kyverno.io/docs/policy-types/cluster-policy/mutate/
  'kyverno.io/ClusterPolicy': (policies, object) => policies.addPolicy(object, kyvernoPolicy(object)),
  'kyverno.io/Policy': (policies, object) =>
    policies.addPolicy(object, ofItsNamespace(object, kyvernoPolicy(object))),
};

/** Whether objects of a kind say what is done with pods when they are admitted, or to which. */
export function isOfAdmission(apiVersion: string | undefined, kind: string | undefined): boolean {
  return Object.hasOwn(READERS, `${apiGroup(apiVersion)}/${kind}`);
}

/** The admission policies among some objects, and which namespaces they are for. */
export class AdmissionPolicies {
  private readonly policies = new Map<string, ReadPolicy>();
  private readonly bindings = new Map<string, Map<string, Membership>>();
  private readonly labels = new Map<string, ReadonlyMap<string, string>>();
  private readonly additions = new Map<string | undefined, Additions>();

  /**
   * @param isComplete whether all bindings are at hand: a policy without one does nothing
   */
  constructor(private readonly isComplete: boolean) {}

  /** Notes an object of a kind of `isOfAdmission`. */
  public note(object: KubernetesObject): void {
    this.additions.clear();
    READERS[`${apiGroup(object.apiVersion)}/${object.kind}`](this, object);
  }

  /**
   * What policies do with the pods of a namespace.
   *
   * @param namespace undefined where it may be any
   */
  public in(namespace: string | undefined): Additions {
    return this.policies.size === 0 ? Additions.NONE
      : memoized(this.additions, namespace, () => this.additionsIn(namespace));
  }

  /** Whether one of them adds a Secret of a name, in whatever namespaces. */
  public adds(name: string): boolean {
    return [...this.policies.values()].some(({ added }) => added?.entries.some(({ secret }) => secret === name));
  }

  public addNamespace(object: KubernetesObject): void {
    this.labels.set(nameOf(object), labelsOf(object.metadata));
  }

  public addPolicy(object: KubernetesObject, read: ReadPolicy | undefined): void {
    const key = `${object.kind}/${object.metadata?.namespace ?? ''}/${nameOf(object)}`;
    // Of two with one name, the later is what an apply leaves.
    this.policies.delete(key);
    if (read) {
      this.policies.set(key, read);
    }
  }

  /** Notes that there may be policies that cannot be read. */
  public addUnread(): void {
    this.additions.clear();
    this.policies.set('', { description: 'admission policies that may not be listed', isFor: () => undefined });
  }

  public addBinding(object: KubernetesObject): void {
    const policy = String(valueAt(object, ['spec', 'policyName']));
    const isFor = membershipOf(valueAt(object, ['spec', 'matchResources']));
    memoized(this.bindings, policy, () => new Map()).set(nameOf(object), isFor);
  }

  private additionsIn(namespace: string | undefined): Additions {
    const labels = namespace === undefined ? undefined : this.labels.get(namespace);
    const policies = [...this.policies.values()].flatMap(({ description, added, isFor, boundAs }) => {
      const memberships = [isFor(namespace, labels), boundAs === undefined || this.isBound(boundAs, namespace, labels)];
      return memberships.includes(false) ? []
        : [{ description, added, isSure: memberships.every(isMember => isMember === true) }];
    });
    return policies.length === 0 ? Additions.NONE : new Additions(policies);
  }

  private isBound(policy: string, ...place: Parameters<Membership>): boolean | undefined {
    const bindings = [...this.bindings.get(policy)?.values() ?? []].map(isFor => isFor(...place));
    return bindings.includes(true) || (bindings.includes(undefined) || (bindings.length === 0 && !this.isComplete)
      ? undefined : false);
  }
}

/** A policy in CEL, of the API server or of Kyverno; undefined where it has nothing to do with pull secrets. */
function celPolicy(object: KubernetesObject, boundAs?: string): ReadPolicy | undefined {
  const { spec } = object;
  const added = tableOf(object);
  const isFor = membershipOf(valueAt(spec, ['matchConstraints']));
  return added || mentions([valueAt(spec, ['mutations']), valueAt(spec, ['variables'])])
    ? { description: describe(object), added, isFor, boundAs }
    : undefined;
}

/**
 * What one of our policies adds, by its annotation. If that is not the table that is evaluated, or if somebody set
 * conditions of their own, it is like that of anybody else.
 */
function tableOf({ metadata, spec }: KubernetesObject): AddedPullSecrets | undefined {
  const added = AddedPullSecrets.parse(valueAt(metadata, ['annotations', Annotation.ADDED_PULL_SECRETS]));
  const [variables, conditions] = [spec?.variables, spec?.matchConditions ?? []];
  const evaluated = Array.isArray(variables) ? variables.find(variable => variable?.name === 'secrets') : undefined;
  return added && `${AddedPullSecrets.parse(evaluated?.expression)}` === `${added}`
    && Array.isArray(conditions) && conditions.every(isMirrorPodExcluded) ? added : undefined;
}

/** The rules of a Kyverno policy before 1.17; for certain namespaces only if each of its conditions names some. */
function kyvernoPolicy(object: KubernetesObject): ReadPolicy | undefined {
  const rules = listAt(object, 'spec', 'rules').filter(({ mutate }) => mentions(mutate));
  const matches = rules.flatMap(({ match }) => [
    ...isPlainObject(match) && match.resources !== undefined ? [match] : [],
    ...listAt(match, 'any'), ...listAt(match, 'all'),
  ]).map(match => valueAt(match, ['resources', 'namespaces']));
  const isNamed = matches.length > 0 && matches.every(names => Array.isArray(names) && names.length > 0
    && names.every(name => typeof name === 'string' && !/[*?{]/.test(name)));
  const named = new Set(isNamed ? matches.flat() : []);
  return rules.length === 0 ? undefined : {
    description: describe(object),
    isFor: namespace => isNamed && namespace !== undefined && !named.has(namespace) ? false : undefined,
  };
}

function ofItsNamespace(object: KubernetesObject, policy: ReadPolicy | undefined): ReadPolicy | undefined {
  const own = object.metadata?.namespace;
  return policy && {
    ...policy,
    isFor: (namespace, labels) => namespace !== undefined && typeof own === 'string' && own !== ''
      ? namespace === own && policy.isFor(namespace, labels) : undefined,
  };
}

/** Which namespaces a `matchResources` or `matchConstraints` is for; whether for all pods there, it may not tell. */
function membershipOf(resources: unknown): Membership {
  const { namespaceSelector, objectSelector, excludeResourceRules } = isPlainObject(resources) ? resources : {};
  const isNarrowed = !isEmpty(objectSelector) || !isEmpty(excludeResourceRules);
  return (namespace, labels) => {
    const isSelected = isEmpty(namespaceSelector) || mayBeSelected(namespaceSelector, namespace, labels);
    return isSelected === true && isNarrowed ? undefined : isSelected;
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** Whether pull secrets are named in a value, which an anchor of YAML can make a cycle. */
function mentions(value: unknown, seen = new Set<unknown>()): boolean {
  if (typeof value !== 'object' || value === null || seen.has(value)) {
    return typeof value === 'string' && value.includes(PULL_SECRETS);
  }
  seen.add(value);
  return Object.entries(value).some(([key, member]) => key.includes(PULL_SECRETS) || mentions(member, seen));
}

function listAt(object: unknown, ...path: string[]): Record<string, any>[] {
  const value = valueAt(object, path);
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}

function nameOf({ metadata }: KubernetesObject): string {
  return String(metadata?.name ?? '');
}

function describe(object: KubernetesObject): string {
  return `${object.kind} '${printable(nameOf(object))}'`;
}
