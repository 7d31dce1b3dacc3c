import { readImage } from '../../pull/read-image';
import { quoted } from '../../text/printable';
import { AuditReport, AuditSeverity } from '../audit-report';
import { Facts } from '../facts/facts';

const MAX_HOSTS = 3;

/** What a report that shows nothing wrong does not prove, in a sentence; undefined where it proves it. */
export function caveatOf(facts: Facts, { findings, objects, skipped }: AuditReport): string | undefined {
  const { pods, privacy, settings: { cluster, privateRegistries, severities } } = facts;
  const isJudged = ['PRA103', 'PRA104'].some(rule => severities.get(rule) !== AuditSeverity.OFF);
  if (!isJudged || findings.some(({ severity }) => severity !== AuditSeverity.INFO)) {
    return undefined;
  }
  if (pods.list.length === 0) {
    // Where not even another object was read, rendering is not what is missing.
    return cluster || objects + skipped === 0 ? 'No workload was read.' : 'No workload was read. Render kustomizations '
      + 'and Helm charts first, with `kustomize build` or `helm template`.';
  }
  const images = new Set(pods.list.flatMap(pod => pod.images.map(({ image }) => image)));
  const unknown = privateRegistries.length > 0 ? [] : [...images].filter(image => privacy.isUnknown(image));
  const hosts = [...new Set(unknown.map(image => readImage(image).reference!.domain))].sort();
  return hosts.length === 0 ? undefined : 'No registry is declared private, so whether images of '
    + `${quoted(hosts, MAX_HOSTS)} find a credential was not checked: name yours in \`privateRegistries\`.`;
}
