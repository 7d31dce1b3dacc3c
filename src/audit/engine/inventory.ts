import { printable, shownKey } from '../../pull/text';
import { AuditedSecret } from '../audit-report';
import { Facts } from '../facts/facts';
import { compareRefs } from '../facts/object-ref';
import { expiresAt } from '../facts/secret-expiry';

/** The pull secrets: what they open and who uses them, never what they hold. */
export function inventory(facts: Facts): AuditedSecret[] {
  const records = facts.secrets.list.filter(({ content }) => content !== undefined);
  return records.sort((a, b) => compareRefs(a.subject, b.subject)).map(({ subject, type, content }) => {
    const { pods, serviceAccounts } = facts.use.of(subject.namespace, subject.name);
    const time = expiresAt(content!, facts.madeBy(subject.namespace, subject.name));
    return {
      namespace: printable(subject.namespace),
      name: printable(subject.name),
      type: printable(type),
      keys: content!.config.keys.map(shownKey),
      hosts: content!.config.hosts.map(shownKey),
      users: [...new Set(content!.entries.map(({ username }) => username))].filter(user => user !== '').sort(),
      ...(time === undefined ? {} : { expiresAt: new Date(time) }),
      consumers: pods.length > 0 ? pods.length : serviceAccounts.length,
      origin: subject.origin,
    };
  });
}
