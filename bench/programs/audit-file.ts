import { RegistryAudit } from 'cdk8s-registry-access';

// A name loads its module when it is first used: here, as the parser that it is measured against, and not while it
// reads.
export const loaded = RegistryAudit;

/** Audits the file of `size` pods. */
export function run(size: number) {
  const {
    objects, problems = [], findings,
  } = RegistryAudit.ofFiles([process.env.BENCH_FILE!.replace('SIZE', String(size))]);
  if (objects < size || problems.length > 0) throw new Error(`${objects} of ${size} objects were audited`);
  // What is found in the file is known: a fast audit that finds nothing is none.
  if (!findings.some(({ rule }) => rule === 'PRA104')) throw new Error('the image that nothing covers was not found');
}
