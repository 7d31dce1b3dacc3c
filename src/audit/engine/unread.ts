import { Settings } from './settings';
import { AuditSeverity } from '../audit-report';
import { Facts } from '../facts/facts';
import { InputProblem } from '../readers/reader-sink';

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
