import { ApiObject, ApiObjectProps, Lazy } from 'cdk8s';
import { Construct } from 'constructs';

/**
 * The namespace of an object that is in none. cdk8s gives the namespace of its chart to every object without one: the
 * API server drops it where the kind has none, and people and tools take it for a mistake.
 */
export const UNSET_NAMESPACE: any = Lazy.any({ produce: () => undefined });

/** Makes an object of a kind that is in no namespace. */
export function clusterObject(scope: Construct, id: string, props: ApiObjectProps): ApiObject {
  return new ApiObject(scope, id, { ...props, metadata: { ...props.metadata, namespace: UNSET_NAMESPACE } });
}
