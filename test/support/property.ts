import { Parameters } from 'fast-check';

/** fast-check runs with one seed, which it prints with a counterexample; `PROPERTY_SEED` tries another. */
export function propertyOptions<T>(): Parameters<T> {
  return { seed: Number(process.env.PROPERTY_SEED ?? 20261125), numRuns: 300 };
}
