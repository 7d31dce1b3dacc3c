import { GoProgram } from './go-program';

/** What the kubelet is asked; see `Question` in ../credentialprovider/answer.go. */
export interface CredentialProviderQuestion {
  readonly config: string;
  readonly featureGates?: string;
  readonly images?: readonly string[];
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What the kubelet does. */
export interface CredentialProviderAnswer {
  /** Why it does not start; empty if it does. */
  readonly error: string;
  /** The configuration as its Go type has it; null if it cannot be decoded. */
  readonly decoded: unknown;
  readonly called: readonly (readonly ProgramCall[])[];
}

/** One call of a program. */
export interface ProgramCall {
  readonly arguments: readonly string[];
  readonly token: string;
  readonly annotations: Readonly<Record<string, string>> | null;
}

/** The part of the kubelet that reads a `CredentialProviderConfig` and calls the programs. */
export class CredentialProviderKubelet extends GoProgram<CredentialProviderQuestion, CredentialProviderAnswer> {
  constructor() {
    super('credentialprovider');
  }
}
