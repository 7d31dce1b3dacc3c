import {
  ApiObject, App, ImplicitTokenResolver, IResolver, LazyResolver, NumberStringUnionResolver, ResolutionContext,
} from 'cdk8s';
import { AttachmentResolver } from './resolver';
import { isPlainObject } from '../kubernetes/kubernetes-object';
import { samePath } from '../kubernetes/pod-spec-path';

/** What of a pod spec, a container and a volume matters to a pull. */
const POD_SPEC = [
  'containers', 'ephemeralContainers', 'imagePullSecrets', 'initContainers', 'serviceAccount', 'serviceAccountName',
  'volumes',
];
const ENTRY = ['image', 'imagePullPolicy', 'name'];

/**
 * The properties of an object, if cdk8s would write them as they are as far as a pull is concerned: no class of its
 * own, no other resolvers in the app, and no values that are made while it is rendered. That is most objects, and
 * rendering them would be most of the cost of the proof.
 *
 * @param podSpecPath empty for a ServiceAccount, whose list stands at its root
 */
export function plainProperties(object: ApiObject, podSpecPath: readonly string[]): any {
  const { props } = object as unknown as { props?: unknown };
  const isPlain = object.toJson === ApiObject.prototype.toJson && areOfCdk8s(App.of(object).resolvers);
  const podSpec = isPlain ? plainAt(props, podSpecPath) : undefined;
  return podSpec && areData(podSpec, POD_SPEC) ? props : undefined;
}

/** What is at a path of plain objects only. */
function plainAt(value: unknown, path: readonly string[]): Record<string, unknown> | undefined {
  let plain = isPlainObject(value) ? value : undefined;
  for (let depth = 0; depth < path.length && plain; depth++) {
    const next: unknown = plain[path[depth]];
    plain = isPlainObject(next) ? next : undefined;
  }
  return plain;
}

/** Resolvers that were found to be cdk8s's own, or ours. */
const OF_CDK8S = new WeakSet<IResolver>();

/** Asked for each workload, of the same few. */
function areOfCdk8s(resolvers: readonly IResolver[]): boolean {
  for (let index = 0; index < resolvers.length; index++) {
    if (!OF_CDK8S.has(resolvers[index]) && !isOfCdk8s(resolvers[index])) {
      return false;
    }
  }
  return true;
}

function isOfCdk8s(resolver: IResolver): boolean {
  const isKnown = (
    resolver instanceof LazyResolver
    || resolver instanceof ImplicitTokenResolver
    || resolver instanceof NumberStringUnionResolver
    || resolver instanceof AttachmentResolver
  );
  if (isKnown) {
    OF_CDK8S.add(resolver);
  }
  return isKnown;
}

/** Whether members of a pod spec, or of an entry of its lists, are data, in as far as they are looked at. */
function areData(holder: Record<string, unknown>, members: readonly string[]): boolean {
  for (let index = 0; index < members.length; index++) {
    const value = holder[members[index]];
    // Most are not there, and the others are most often texts.
    if (value !== undefined && typeof value !== 'string' && !isData(value, members)) {
      return false;
    }
  }
  return true;
}

function isData(value: unknown, members: readonly string[]): boolean {
  if (members === ENTRY) {
    return isScalar(value) || (isPlainObject(value) && Object.values(value).every(isScalar));
  }
  return Array.isArray(value) ? value.every(entry => isPlainObject(entry) && areData(entry, ENTRY)) : isScalar(value);
}

function isScalar(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

/**
 * Renders the members above and no others, at a fraction of the cost of the whole, where the properties are not data.
 *
 * cdk8s resolves the excerpt as it resolves the whole, `Lazy` values and other resolvers included. JSON patches may
 * need what is left out, so a patched object has to be rendered as a whole.
 */
export function renderExcerpt(object: ApiObject, podSpecPath: readonly string[]): any {
  const { resolvers } = App.of(object);
  const excerpt = new ExcerptResolver(object, podSpecPath);
  resolvers.unshift(excerpt);
  try {
    return object.toJson();
  } catch {
    // Something of the app needs what is left out; if not, the whole fails too, and says why.
    excerpt.isWhole = true;
    return object.toJson();
  } finally {
    resolvers.splice(resolvers.indexOf(excerpt), 1);
  }
}

class ExcerptResolver implements IResolver {
  public isWhole = false;

  constructor(private readonly object: ApiObject, private readonly podSpecPath: readonly string[]) {}

  public resolve(context: ResolutionContext): void {
    if (this.isWhole || !isPlainObject(context.value) || context.obj !== this.object) {
      return;
    }
    // cdk8s resolves the metadata of an object under the same empty key as the object.
    const isMetadata = context.key.length === 0 && context.value.kind === undefined;
    const kept = isMetadata ? undefined : this.keep(context.key);
    if (kept && Object.keys(context.value).some(key => !kept.includes(key))) {
      context.replaceValue(
        Object.fromEntries(kept.filter(key => key in context.value).map(key => [key, context.value[key]])),
      );
    }
  }

  /** The members to keep of the object under a key; undefined keeps all. */
  private keep(key: readonly string[]): readonly string[] | undefined {
    const depth = this.podSpecPath.length;
    if (key.length < depth) {
      return samePath(key, this.podSpecPath.slice(0, key.length))
        ? [this.podSpecPath[key.length], ...(key.length === 0 ? ['apiVersion', 'kind', 'metadata'] : [])] : undefined;
    }
    if (!samePath(key.slice(0, depth), this.podSpecPath)) {
      return undefined;
    }
    return key.length === depth
      ? POD_SPEC
      : key.length === depth + 2 && key[depth] !== 'imagePullSecrets'
        ? ENTRY
        : undefined;
  }
}
