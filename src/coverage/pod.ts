import { IConstruct } from 'constructs';
import { PodImage } from '../kubernetes/pod-images';

/** A pod as the API server will admit it: its images and the pull secrets that reach it. */
export interface Pod {
  /** The construct that errors and warnings are about. */
  readonly construct: IConstruct;
  /** How messages name it. */
  readonly description: string;
  readonly namespace: string | undefined;
  readonly images: readonly PodImage[];
  readonly serviceAccountName: string;
  /** The annotations of the ServiceAccount, by name. */
  readonly annotations: Readonly<Record<string, string>>;
  /** The names of the pull secrets, in order. */
  readonly pullSecrets: readonly string[];
  /** Where the names come from. */
  readonly pullSecretsFrom: 'pod' | 'service-account' | 'unknown-service-account';
  /** Whether it was granted by itself, and not as a part of a larger scope. */
  readonly isGranted: boolean;
  /** What the ServiceAccount carries and the pod's own list hides. */
  readonly hidden: readonly string[];
}
