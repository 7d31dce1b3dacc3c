import { Target } from './target';
import { PullSource, pullSource } from '../kubernetes/pull-source';

/** What a source of Flux pulls; undefined for one that takes no pull secret. */
export function sourceOf(target: Target): PullSource | undefined {
  return pullSource(target.groupKind, target.manifest);
}

/** The one name to write, or why there is none. */
export function chooseSecret(target: Target, names: readonly string[]): string | { readonly problem: string } {
  const own = sourceOf(target)?.secretName;
  const granted = `'${names.join('\', \'')}'`;
  if (own !== undefined && !names.includes(own)) {
    return {
      problem: `${target} names Secret '${own}' already, and can name only one, so ${granted} cannot be granted: `
      + "leave its 'secretRef' or the grant out",
    };
  }
  if (own === undefined && names.length > 1) {
    return {
      problem: `${target} can name only one Secret, and several that were granted are for it: ${granted}. Grant `
      + "one of them (with 'registries'), or name one in 'spec.secretRef'",
    };
  }
  return own ?? names[0];
}
