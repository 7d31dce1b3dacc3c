import { ApiObject, App, IResolver, ResolutionContext } from 'cdk8s';
import { isPlainObject } from '../kubernetes/kubernetes-object';
import { samePath } from '../kubernetes/pod-spec-path';

/** What of a pod spec, a container and a volume matters to a pull. */
const POD_SPEC = ['containers', 'ephemeralContainers', 'imagePullSecrets', 'initContainers', 'serviceAccount', 'serviceAccountName', 'volumes'];
const ENTRY = ['image', 'imagePullPolicy', 'name'];

/**
 * Renders only what of a workload matters to a pull, at a fraction of the cost of the whole.
 *
 * cdk8s resolves the excerpt as it resolves the whole, `Lazy` values and other resolvers included. JSON patches may need what
 * is left out, so a patched object has to be rendered as a whole.
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
    // cdk8s resolves the metadata of an object under the same empty key as the object.
    const isMetadata = context.key.length === 0 && context.value.kind === undefined;
    const kept = !this.isWhole && context.obj === this.object && isPlainObject(context.value) && !isMetadata ? this.keep(context.key) : undefined;
    if (kept && Object.keys(context.value).some(key => !kept.includes(key))) {
      context.replaceValue(Object.fromEntries(kept.filter(key => key in context.value).map(key => [key, context.value[key]])));
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
    return key.length === depth ? POD_SPEC : key.length === depth + 2 && key[depth] !== 'imagePullSecrets' ? ENTRY : undefined;
  }
}
