import { readImage } from '../../pull/read-image';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A refresh job whose image changes or is gone. */
export const UNSTABLE_REFRESH_IMAGE: Rule = {
  id: 'PRA506',
  title: 'Refresh with a floating or vanished image',
  severity: AuditSeverity.WARNING,
  checks:
    'The images of a refresh job are pinned by a version or digest (else for information), and are not known to have '
    + 'been removed (an error).',
  cause: 'The job runs for years, on every new node. A tag that moves brings a version that works otherwise; an image '
    + 'that was removed (`bitnami/kubectl`, `k8s.gcr.io`) ends the refresh when the last node that has it goes.',
  remediation: 'Pin an image of the vendor, for example `registry.k8s.io/kubectl` or `public.ecr.aws/aws-cli/aws-cli`, '
    + 'or mirror it.',
  examples: { name: 'unstable-refresh-image' },
  check: findUnstableRefreshImage,
};

/** A repository that is gone or will be. */
interface Unstable {
  readonly pattern: RegExp;
  readonly why: string;
  readonly severity: AuditSeverity;
  /** Whether what moves is still there, and only versions are gone. */
  readonly isVersionsOnly?: boolean;
}

const UNSTABLE: readonly Unstable[] = [
  // https://github.com/bitnami/containers/issues/83267
  {
    pattern: /^docker\.io\/bitnami\//,
    why: 'Bitnami took its versions off Docker Hub in 2025',
    severity: AuditSeverity.ERROR,
    isVersionsOnly: true,
  },
  {
    pattern: /^docker\.io\/bitnamilegacy\//,
    why: 'Bitnami keeps it for a while, without updates',
    severity: AuditSeverity.WARNING,
  },
  // https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
  {
    pattern: /^k8s\.gcr\.io\/|^gcr\.io\/google[-_]containers\//,
    why: 'the registry is frozen since April 2023',
    severity: AuditSeverity.WARNING,
  },
  {
    pattern: /^gcr\.io\/google\.com\/cloudsdktool\//,
    why: 'versions older than a year are deleted there',
    severity: AuditSeverity.WARNING,
  },
];

/** Tags that say of themselves that they move. */
const FLOATING = new Set(['latest', 'stable', 'edge', 'main', 'master', 'nightly', 'dev', 'current', 'lts']);

function* findUnstableRefreshImage(facts: Facts): Iterable<Problem> {
  for (const { subject, images } of facts.refreshJobs) {
    for (const { container, image } of images) {
      const { reference } = readImage(image);
      const isFloating = reference && reference.digest === undefined && FLOATING.has(reference.tag ?? 'latest');
      const unstable = UNSTABLE.find(({ pattern, isVersionsOnly }) =>
        reference && pattern.test(reference.repository) && !(isVersionsOnly && isFloating));
      if (unstable || isFloating) {
        yield {
          subject,
          field: `containers[${container}].image`,
          severity: unstable?.severity ?? AuditSeverity.INFO,
          message: `${describe(subject)} runs '${image}': ${unstable?.why ?? 'its tag moves'}.`,
        };
      }
    }
  }
}
