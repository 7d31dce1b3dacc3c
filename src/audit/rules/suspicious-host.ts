import { readImage } from '../../pull/read-image';
import { meantHost } from '../../registry/recognise';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { imageField, PodRecord } from '../facts/pods';
import { suspicionOf } from '../facts/suspicious-host';

/** An image whose host is likely another one than was meant. */
export const SUSPICIOUS_HOST: Rule = {
  id: 'PRA109',
  title: 'Suspicious registry host',
  severity: AuditSeverity.WARNING,
  checks: 'The host of an image is one that a registry can have: no web site or API of a registry, no region of '
    + 'another partition of AWS, no upper case, and none that differs in one character from that of a well-known '
    + 'registry. For information where images can be pulled from it (`registry.hub.docker.com`) and the pod has no '
    + 'credential for the right one. At synthesis: none that differs so from a host with private images of the app. '
    + 'One character is wrong, too much or missing, or two neighbours are swapped. What is not checked: where more '
    + 'differs, the path, and whether the host exists; in the audit hosts of less than seven characters; at synthesis '
    + 'hosts of a known kind (`contosso.azurecr.io`), and, where both are hosts of companies, what tells such apart on '
    + 'purpose: a digit, the end of a word, a word of less than five characters.',
  cause: 'A credential for the right host does not match, and a wrong host may belong to somebody who collects what is '
    + 'sent there.',
  remediation: 'Write the host of the registry.',
  examples: { name: 'suspicious-host' },
  check: findSuspiciousHost,
};

function* findSuspiciousHost(facts: Facts): Iterable<Problem> {
  const suspicions = new Map<string, string | undefined>();
  for (const pod of facts.pods.list) {
    const seen = new Set<string>();
    for (const image of pod.images) {
      const { host, problem, isPlaceholder } = facts.images.traits(image.image);
      if (!problem && !isPlaceholder && !seen.has(host)) {
        seen.add(host);
        const suspicion = suspicions.has(host) ? suspicions.get(host) : suspicionOf(host);
        suspicions.set(host, suspicion);
        if (suspicion !== undefined) {
          yield {
            subject: pod.subject,
            field: imageField(image),
            detail: host,
            severity: isHarmless(facts, pod, image.image) ? AuditSeverity.INFO : AuditSeverity.WARNING,
            message: `${describe(pod.subject)} pulls '${String(image.image)}' from '${host}': ${suspicion}.`,
          };
        }
      }
    }
  }
}

/** Whether images can be pulled from a host as it is, and no credential of the pod is for the one that was meant. */
function isHarmless(facts: Facts, pod: PodRecord, image: unknown): boolean {
  const { domain, path } = readImage(image).reference ?? {};
  const meant = domain === undefined ? undefined : meantHost(domain);
  return meant !== undefined && !facts.pulls.of(pod).keyring.covers(`${meant}/${path}`);
}
