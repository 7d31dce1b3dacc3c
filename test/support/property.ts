import { Parameters } from 'fast-check';

/**
 * fast-check runs with one seed, which it prints with a counterexample; `PROPERTY_SEED` tries another, and
 * `PROPERTY_RUNS` more cases.
 */
export function propertyOptions<T>(numRuns = 300): Parameters<T> {
  return { seed: Number(process.env.PROPERTY_SEED ?? 20261125), numRuns: Number(process.env.PROPERTY_RUNS ?? numRuns) };
}
