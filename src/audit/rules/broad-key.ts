import { normalizeKey } from '../../image/registry-key';
import { shownKey } from '../../image/shown';
import { quoted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A registry key that sends its credential to strangers. */
export const BROAD_KEY: Rule = {
  id: 'PRA209',
  title: 'Registry key that is too broad',
  severity: AuditSeverity.WARNING,
  checks: 'A `*` in a registry key stands for hosts of one owner only: not in the last two parts of a host, and not '
    + 'where anybody can have a registry (`*.azurecr.io`, `*.jfrog.io`). A token of ECR is for one region, so `*` in '
    + 'the place of the region is too much.',
  cause: 'The kubelet sends the credential to every host that matches, no matter who owns it: an image on a host of '
    + 'somebody else then collects it.',
  remediation: 'Write one key for each host.',
  examples: { name: 'broad-key' },
  check: findBroadKey,
};

/** Hosts at which anybody can have a registry: the part in front says whose it is. */
const SHARED_SUFFIXES = /\.(?:azurecr\.(?:io|cn|us|de)|jfrog\.io|aliyuncs\.com|cloudsmith\.io|gitlab\.io)$/;

function* findBroadKey(facts: Facts): Iterable<Problem> {
  for (const { subject, content } of facts.secrets.list) {
    const broad = (content?.config.keys ?? []).filter(isBroad);
    if (broad.length > 0) {
      yield {
        subject,
        field: 'data',
        detail: broad.map(shownKey).sort().join(' ').slice(0, 1000),
        message: `${describe(subject)} has credentials for ${quoted(broad.map(shownKey))}, which match registries of `
          + 'others too: they are sent to any of them.',
      };
    }
  }
}

function isBroad(key: string): boolean {
  const host = (normalizeKey(key) ?? '').split('/', 1)[0].replace(/:\d*$/, '');
  const parts = host.split('.');
  return (
    host.includes('*')
    && (parts.slice(-2).some(part => part.includes('*'))
      || isOfAnybody(host)
      || /^[^.]+\.dkr[.-]ecr[^.]*\.[^.]*\*/.test(host))
  );
}

function isOfAnybody(host: string): boolean {
  return SHARED_SUFFIXES.test(host) && host.replace(SHARED_SUFFIXES, '').split('.').some(part => part.includes('*'));
}
