import { DockerConfigJson } from '../image';
import { KubernetesObject } from '../kubernetes/kubernetes-object';
import {
  holdsDockerConfig, isUnreadable, NO_CREDENTIALS, PullSecretProblem, readPullSecret,
} from '../kubernetes/pull-secret';

/** A Secret by where it is. */
export interface SecretPlace {
  readonly namespace: string | undefined;
  readonly name: string;
}

/** What makes a Secret that no manifest holds. */
export interface SecretMaker {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** A Secret that a pod or ServiceAccount names as pull secret. */
export interface NamedSecret {
  readonly name: string;
  /** `unknown`: it is or will be there, and what it holds cannot be seen. */
  readonly state: 'known' | 'unknown' | 'missing';
  /** The credentials that the kubelet finds in it, as far as they are known. */
  readonly config: DockerConfigJson;
  /** Why the kubelet finds none. */
  readonly problem?: PullSecretProblem;
  /** Whether there is a Docker config in it, under whatever type. */
  readonly holdsConfig?: boolean;
  /** What makes it, or should have made it. */
  readonly maker?: SecretMaker;
}

/** A Secret that is not known, and perhaps what makes it. */
export function unseenSecret(name: string, state: 'unknown' | 'missing', maker?: SecretMaker): NamedSecret {
  return { name, state, config: NO_CREDENTIALS, ...maker && { maker } };
}

/** What the kubelet finds in a Secret, given as an object. */
export function readNamedSecret(name: string, object: KubernetesObject): NamedSecret {
  const content = readPullSecret(object);
  return isUnreadable(object, content)
    ? unseenSecret(name, 'unknown')
    : { name, state: 'known', holdsConfig: holdsDockerConfig(object), ...content };
}
