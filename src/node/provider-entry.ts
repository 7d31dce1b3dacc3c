import { TokenAttributes } from './token-attributes';

/** An entry of `providers` in a `CredentialProviderConfig`. */
export interface ProviderEntry {
  readonly name: string;
  readonly matchImages: string[];
  readonly defaultCacheDuration: string;
  readonly apiVersion: string;
  readonly args?: string[];
  readonly env?: { readonly name: string; readonly value: string }[];
  readonly tokenAttributes?: TokenAttributes;
}
