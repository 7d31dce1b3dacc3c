import { SecretMaker } from '../../pull/named-secret';

/** What became of an object that should have made a Secret, as far as it is known. */
export interface MakerStatus {
  /** Why there is no Secret. */
  readonly said?: string;
  readonly fix?: string;
  readonly command?: string;
}

/** A Secret that is not at hand, and what makes it. */
export interface SoughtSecret {
  readonly name: string;
  readonly namespace: string;
  readonly maker: SecretMaker;
  /** Whether it is known not to be there. */
  readonly isAbsent: boolean;
}
