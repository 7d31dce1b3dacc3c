import { Duration } from 'cdk8s';
import { NamedCloud } from '../registry/cloud-provider';

/** What a generator writes under `auth`, by the cloud that it is for. */
export interface GeneratorAuth {
  readonly cloud: NamedCloud;
  readonly auth: object;
  /** Fields beside `auth`. */
  readonly fields?: object;
  /** How long its tokens live, where that is less than those of the registry. */
  readonly lifetime?: Duration;
}
