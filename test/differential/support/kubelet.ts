import { SecretText } from './configs';
import { GoProgram } from './go-program';

/** What both sides are asked; see `Question` in ../kubelet/answer.go. */
export interface Question {
  readonly secrets: readonly SecretText[];
  readonly images: readonly string[];
  readonly globs: readonly string[];
}

/** What the kubelet's code says; byte strings are in base64. */
export interface KubeletAnswer {
  readonly configs: readonly KubeletConfig[];
  readonly keys: readonly string[];
  readonly images: readonly KubeletImage[];
  readonly globs: readonly { readonly error: boolean; readonly matches: readonly boolean[] | null }[];
}

export interface KubeletConfig {
  readonly error: boolean;
  readonly entries:
    | readonly { readonly key: string; readonly username: string; readonly password: string; readonly email: string }[]
    | null;
  readonly encoded: string;
}

export interface KubeletImage {
  readonly error: string;
  readonly domain: string;
  readonly path: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
  readonly normalized: string;
  readonly matches: readonly KubeletMatch[];
}

export interface KubeletMatch {
  readonly keys: readonly string[];
  readonly username: string;
  readonly configIndex: number;
}

/** The kubelet's own code. */
export class Kubelet extends GoProgram<Question, KubeletAnswer> {
  constructor() {
    super('kubelet');
  }
}
