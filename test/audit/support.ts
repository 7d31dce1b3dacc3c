import { AuditFinding, AuditReport } from '../../src/audit/audit-report';
import { Audit } from '../../src/audit/engine/audit';
import { AuditInstructions } from '../../src/audit/engine/settings';

// The readers' own dependency; not one of this package's tests yet.
const { loadAll } = jest.requireActual<{ loadAll(text: string): unknown[] }>('js-yaml');

/** The objects of a text of YAML. */
export function parseYaml(text: string): unknown[] {
  return loadAll(text);
}

/** An audit that was given some objects. */
export function auditOf(objects: readonly unknown[], options: AuditInstructions = {}, keeping = {}): Audit {
  const audit = new Audit(options, keeping);
  objects.forEach(object => audit.addObject(object));
  return audit;
}

export function report(objects: readonly unknown[], options: AuditInstructions = {}): AuditReport {
  return auditOf(objects, options).finish();
}

/** What one rule finds in some objects. */
export function findingsOf(rule: string, objects: readonly unknown[], options: AuditInstructions = {}): AuditFinding[] {
  return report(objects, options).findings.filter(finding => finding.rule === rule);
}

export const base64 = (text: string) => Buffer.from(text).toString('base64');

interface Named {
  readonly name?: string;
  readonly namespace?: string;
}

/** A pull secret with logins for some registry keys. */
export function pullSecret(name: string, keys: readonly string[], { namespace }: Named = {}): object {
  const auths = Object.fromEntries(keys.map(key => [key, { username: 'robot', password: 'hunter2' }]));
  return rawPullSecret(name, JSON.stringify({ auths }), { namespace });
}

/** A pull secret that holds some text. */
export function rawPullSecret(name: string, text: string, { namespace }: Named = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': base64(text) },
  };
}

export function serviceAccount(name: string, pullSecrets: readonly string[], { namespace }: Named = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace },
    imagePullSecrets: pullSecrets.map(secret => ({ name: secret })),
  };
}

/** A Deployment whose pods pull one image. */
export function deployment(image: unknown, podSpec: object = {}, { name = 'web', namespace }: Named = {}): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: { template: { spec: { containers: [{ name: 'main', image }], ...podSpec } } },
  };
}

/** A pod spec's list of pull secrets. */
export const lists = (...names: string[]) => ({ imagePullSecrets: names.map(name => ({ name })) });
