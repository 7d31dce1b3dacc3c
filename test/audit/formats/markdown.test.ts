import { documentOf, evilDocument, PROBLEMS } from './support';
import { toMarkdown } from '../../../src/audit/formats/markdown';

test('has a table for each namespace, the pull secrets, what was not read, and notes by themselves', () => {
  expect(toMarkdown(documentOf(undefined, { problems: PROBLEMS }))).toMatchInlineSnapshot(`
"# Registry access

1 error, 1 warning, 1 info · 3 objects, 1 pull secret · 1 accepted · 1 not read

## payments

| severity | rule | object | finding |
| --- | --- | --- | --- |
| error | [PRA103](https://github.com/cdk8s-registry-access/cdk8s-registry-access/blob/main/docs/rules.md#pra103) | Deployment web<br>containers\\[main\\].image<br>*k8s/a b0.yaml:1* | Deployment 'payments/web' pulls '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1', whose registry is declared private, and no credential reaches it. The pod lists no pull secret, and ServiceAccount 'default' is not among the objects.<br>→ Add a pull secret for the registry to the ServiceAccount or the pod, or name the registry in \\\`nodeRegistries\\\` if the nodes serve it, or its repository in \\\`publicRegistries\\\` if anyone may pull it. |

## shop

| severity | rule | object | finding |
| --- | --- | --- | --- |
| info | [PRA402](https://github.com/cdk8s-registry-access/cdk8s-registry-access/blob/main/docs/rules.md#pra402) | Secret regcred<br>*k8s/a b1.yaml:2* | Secret 'shop/regcred' is named by nothing in these files.<br>→ See what uses it in the cluster: other files may name it |
| warning | [PRA405](https://github.com/cdk8s-registry-access/cdk8s-registry-access/blob/main/docs/rules.md#pra405) | Secret regcred<br>data<br>*k8s/a b1.yaml:2* | Secret 'shop/regcred' holds passwords for 'reg.io' in plain text or base64.<br>→ Revoke the credential, then take it out: a reference to an external secret store, an encrypted Secret, or a token that is refreshed in the cluster. |

## Pull secrets

| namespace | name | registries | users | expires | used by |
| --- | --- | --- | --- | --- | --- |
| shop | regcred | reg.io | robot |  | 0 |

## Not read

- bad\\\\u001b\\[31m&#60;b&#62;.yaml:7 is not YAML: bad indentation

## Notes

- Secrets may not be listed, so none is reported as missing
"
`);
});

test('shows the worst findings, and says how many it leaves out, as hosts cut long comments', () => {
  const [error, info] = documentOf().report.findings;
  const document = documentOf([]);
  const findings = [info, error].flatMap(finding => Array.from({ length: 450 }, () => ({ ...finding })));
  const text = toMarkdown({ ...document, report: { ...document.report, findings } });
  expect(text).toContain('… and 400 findings more.');
  expect(text.match(/\| error \|/g)).toHaveLength(450);
  expect(text.match(/\| info \|/g)).toHaveLength(50);
});

test('names of any kind are text, in one cell', () => {
  const text = toMarkdown(evilDocument());
  expect(text).not.toMatch(/<script|(?<!\\)\[x\]|@all|[^\n\P{Cc}]/u);
  for (const row of text.split('\n').filter(line => line.startsWith('| error'))) {
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
  }
});
