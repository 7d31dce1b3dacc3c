import { AuditOptions } from '../../../src/audit/audit-options';
import { AuditSeverity } from '../../../src/audit/audit-report';
import { Audit } from '../../../src/audit/engine/audit';
import { AuditDocument } from '../../../src/audit/formats/audit-document';
import { Registry } from '../../../src/registry';
import { deployment, lists, pullSecret } from '../support';

/**
 * A private image without a pull secret, an error; a Secret that nobody uses and that is in a file, a warning; and an
 * image whose missing Secret is accepted.
 */
export const OBJECTS: readonly object[] = [
  deployment('123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1', {}, { namespace: 'payments' }),
  pullSecret('regcred', ['reg.io'], { namespace: 'shop' }),
  deployment('reg.io/app', lists('gone'), { name: 'cart', namespace: 'shop' }),
];

interface DocumentOptions extends Partial<AuditDocument> {
  readonly options?: AuditOptions;
  readonly origin?: object;
}

/** A document about some objects, each in a file of its own, unless another origin is given. */
export function documentOf(objects: readonly object[] = OBJECTS, more: DocumentOptions = {}): AuditDocument {
  const now = new Date('2026-06-01T12:00:00Z');
  const { options, origin, ...members } = more;
  const audit = new Audit({
    now,
    ignores: [{ rule: 'PRA101', reason: 'made <by hand>' }],
    privateRegistries: [Registry.of('123456789012.dkr.ecr.eu-west-1.amazonaws.com')],
    severities: { PRA405: AuditSeverity.WARNING },
    ...options,
  });
  objects.forEach((object, index) =>
    audit.addObject(object, origin ?? { file: `k8s/a b${index}.yaml`, document: 0, line: index + 1 }),
  );
  return {
    report: audit.finish(),
    problems: [],
    version: '1.2.3',
    time: now,
    failOn: AuditSeverity.ERROR,
    showsInfo: false,
    ...members,
  };
}

/** What was not read: a file with an evil name, and something that was left out. */
export const PROBLEMS = [
  { file: 'bad\u001b[31m<b>.yaml', document: 1, line: 7, message: 'is not YAML: bad indentation' },
  { message: 'Secrets may not be listed, so none is reported as missing', isNote: true },
];

/** Names that mean something in every format. */
export const EVIL = '"><script>alert(1)</script>&amp;|`*_[x](http://x)\u001b[31m\u202e\n@all';

/** A report whose every text is evil. */
export function evilDocument(): AuditDocument {
  const object: any = deployment(
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1',
    { serviceAccountName: EVIL, ...lists(EVIL) },
    { name: EVIL, namespace: EVIL },
  );
  return documentOf([object, pullSecret(EVIL, ['reg.io'], { namespace: EVIL })], {
    origin: { file: EVIL, line: 1 },
    problems: [{ file: EVIL, message: 'is binary and was not read' }],
    options: { ignores: [{ rule: 'PRA401', reason: EVIL }] },
  });
}
