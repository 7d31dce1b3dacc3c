import { elsewhereSentence } from '../../pull/sentences';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { references } from '../facts/references';

/** A name in an `imagePullSecrets` list that only Secrets of other namespaces have. */
export const SECRET_IN_OTHER_NAMESPACE: Rule = {
  id: 'PRA102',
  title: 'Pull secret only in another namespace',
  severity: AuditSeverity.ERROR,
  checks: 'A name in `imagePullSecrets` that no Secret of the namespace has, is not that of a Secret of another namespace.',
  cause: 'A pod can use only the Secrets of its own namespace. The kubelet passes the name over and pulls without it.',
  remediation: 'Create the Secret in the namespace of the pod too: let one construct, External Secrets or a refresh job write it to both.',
  examples: {
    bad: `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: payments }
spec:
  imagePullSecrets: [{ name: regcred }]
  containers: [{ name: web, image: registry.example.com/web:1 }]
---
apiVersion: v1
kind: Secret
metadata: { name: regcred, namespace: build }
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '{"auths":{"registry.example.com":{"username":"robot","password":"example"}}}'
`,
    good: `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: payments }
spec:
  imagePullSecrets: [{ name: regcred }]
  containers: [{ name: web, image: registry.example.com/web:1 }]
---
apiVersion: v1
kind: Secret
metadata: { name: regcred, namespace: payments }
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '{"auths":{"registry.example.com":{"username":"robot","password":"example"}}}'
`,
  },
  check,
};

function* check(facts: Facts): Iterable<Problem> {
  for (const { subject, what, name, elsewhere, users } of references(facts, 'missing').filter(reference => reference.elsewhere.length > 0)) {
    yield {
      subject,
      field: 'imagePullSecrets',
      detail: name,
      message: `${elsewhereSentence(what, name, subject.namespace, elsewhere)}.`,
      fix: `Create Secret '${name}' in '${subject.namespace}' too`,
      related: users,
    };
  }
}
