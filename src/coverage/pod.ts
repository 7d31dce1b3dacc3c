import { IConstruct } from 'constructs';
import { PodImage } from '../kubernetes/pod-images';
import { Puller } from '../pull/evaluator';

/** A pod as the API server will admit it: its images and the pull secrets that reach it. */
export interface Pod extends Puller {
  /** The construct that errors and warnings are about. */
  readonly construct: IConstruct;
  /** How messages name it. */
  readonly description: string;
  readonly images: readonly PodImage[];
  /** The annotations of the ServiceAccount, by name. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Whether it was granted by itself, and not as a part of a larger scope. */
  readonly isGranted: boolean;
}
