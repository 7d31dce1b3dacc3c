import { AuditOptions } from './audit-options';
import { AuditFinding } from './audit-report';
import { Audit } from './engine/audit';
import { readSecretContent } from './facts/secret-content';
import { normalizeKey } from '../image/registry-key';
import { shownKey } from '../image/shown';
import { isPlainObject, KubernetesObject } from '../kubernetes/kubernetes-object';
import { printable } from '../text/printable';

/** What a Secret or Docker config holds, and never a password. */
export interface Inspection {
  readonly name?: string;
  readonly namespace?: string;
  readonly type: string;
  readonly entries: readonly InspectedEntry[];
  /** Set where it is encrypted or still to be filled in, so that nobody can tell what it holds. */
  readonly isUnreadable?: true;
  /** What the rules on Secrets and expiry find. */
  readonly findings: readonly AuditFinding[];
}

/** One login. */
export interface InspectedEntry {
  /** The registry key as it is written. */
  readonly key: string;
  /** The registry host as the kubelet reads it; undefined for a key that it ignores. */
  readonly host?: string;
  readonly username: string;
  readonly hasPassword: boolean;
  readonly expiresAt?: Date;
}

const ON_SECRETS = /^PRA[23]/;

export function inspectSecret(secret: KubernetesObject, options: AuditOptions = {}): Inspection {
  const { entries, isUnreadable } = readSecretContent(secret);
  const audit = new Audit(options);
  audit.addObject(secret);
  const { name, namespace } = isPlainObject(secret.metadata) ? secret.metadata : {} as Record<string, unknown>;
  return {
    ...(typeof name === 'string' ? { name: printable(name) } : {}),
    ...(typeof namespace === 'string' ? { namespace: printable(namespace) } : {}),
    type: typeof secret.type === 'string' ? printable(secret.type) : 'Opaque',
    entries: entries.map(({ key, username, hasPassword, expiry }) => {
      const host = normalizeKey(key)?.split('/', 1)[0];
      return {
        key: shownKey(key),
        ...(host === undefined ? {} : { host: shownKey(host) }),
        username,
        hasPassword,
        ...(expiry ? { expiresAt: new Date(expiry.expiresAt) } : {}),
      };
    }),
    ...(isUnreadable ? { isUnreadable } : {}),
    findings: audit.finish().findings.filter(({ rule }) => ON_SECRETS.test(rule)),
  };
}

/** Inspects the text of a Docker config, as if it were made a pull secret. */
export function inspectDockerConfig(text: string, options: AuditOptions = {}): Inspection {
  const { name, ...inspection } = inspectSecret(
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'config' },
      type: 'kubernetes.io/dockerconfigjson',
      stringData: { '.dockerconfigjson': text },
    },
    options,
  );
  // There is no such Secret: what is said of it, is meant of the config.
  const ofConfig = (said: string) =>
    said.replaceAll(`Secret 'default/${name}'`, 'the Docker config').replace(/^t/, 'T');
  const findings = inspection.findings.map(finding => ({
    ...finding, message: ofConfig(finding.message), fix: ofConfig(finding.fix),
  }));
  return { ...inspection, findings };
}
