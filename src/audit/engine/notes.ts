import { Settings } from './settings';
import { ImageReference } from '../../image';
import { readImage } from '../../pull/read-image';
import { isAt } from '../../registry/known-registries';
import { quoted } from '../../text/printable';
import { AuditReport, AuditSeverity } from '../audit-report';
import { Facts } from '../facts/facts';
import { InputProblem } from '../readers/reader-sink';

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

/** A word on each entry of `nodeRegistries` that no image is pulled from: it is not needed, or not what was meant. */
export function nodeNotes({ nodeRegistries, nodePatterns }: Settings, { pods }: Facts): InputProblem[] {
  const entries: readonly (readonly [string, (image: ImageReference) => boolean])[] = [
    ...nodeRegistries.map(registry => [registry.toString(), (image: ImageReference) => isAt(image, registry)] as const),
    ...nodePatterns.map(pattern => [pattern.text, (image: ImageReference) => pattern.serves(image)] as const),
  ];
  const all = entries.length === 0 ? [] : pods.list.flatMap(({ images }) => images.map(({ image }) => image));
  const images = [...new Set(all)].map(text => readImage(text).reference).filter(image => image !== undefined);
  return entries.filter(([, serves]) => images.length > 0 && !images.some(serves)).map(([text]) => ({
    isNote: true, message: `nodeRegistries: no image is pulled from '${text}': remove it, or fix it`,
  }));
}

const ROLE = /^(?:cluster)?role(?:binding)?s\./;
const WORKLOAD = /\.(?:apps|batch)$|^replicationcontrollers$/;
const ADMISSION = /^mutatingadmissionpolic|kyverno\.io$/;

/** Rules that find something by what is not there, and the resources of a cluster of which all has to be known. */
const RESTS_ON: Readonly<Record<string, (resource: string) => boolean>> = {
  PRA105: resource => WORKLOAD.test(resource),
  PRA402: resource => !ROLE.test(resource),
  PRA509: resource => ROLE.test(resource),
};

/** Leaves out what would be wrong, as some resources of a cluster may not be listed. Returns a word on that. */
export function leaveOut(resources: readonly string[], { settings, policies }: Facts): InputProblem[] {
  const rules = Object.keys(RESTS_ON).filter(rule => isRun(settings, rule) && resources.some(RESTS_ON[rule]));
  rules.forEach(rule => settings.severities.set(rule, AuditSeverity.OFF));
  const isAdmissionUnknown = resources.some(resource => ADMISSION.test(resource));
  if (isAdmissionUnknown) {
    policies.addUnread();
  }
  return [
    ...rules.length > 0 ? [`${rules.join(', ')} rest on what may not be listed, and were left out`] : [],
    ...isAdmissionUnknown ? ['Admission policies may not be listed, and may add pull secrets: a credential is only '
      + 'said to be missing of pods that are there'] : [],
  ].map(message => ({ isNote: true, message }));
}

function isRun({ severities }: Settings, rule: string): boolean {
  return severities.get(rule) !== AuditSeverity.OFF;
}
