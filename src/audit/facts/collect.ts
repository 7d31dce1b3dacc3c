import { apiGroup, isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { AuditOrigin } from '../audit-report';
import { Facts } from './facts';
import { hasContainers, holdsPod } from './pod-spec';
import { isRelease, namesImage, releaseValues } from './release-values';
import { isSecretMaker } from './secret-maker-kinds';
import { isOfAdmission } from '../../pull/admission-policies';

/** Notes of an object what rules need. Returns whether it is well-formed as far as that goes. */
type Collector = (facts: Facts, object: KubernetesObject, origin: AuditOrigin) => boolean;

/** What is looked at beside what holds pods and what makes Secrets, by `group/kind` (the core group is empty). */
const COLLECTORS: Readonly<Record<string, Collector>> = {
  '/Secret': (facts, object, origin) => {
    facts.makers.addCopied(object, origin);
    return facts.secrets.addSecret(object, origin);
  },
  '/ServiceAccount': (facts, object, origin) => facts.serviceAccounts.addServiceAccount(object, origin),
  '/ConfigMap': (facts, object, origin) => {
    facts.plainCredentials.addObject(object, origin);
    return facts.jobs.addScripts(object);
  },
  'rbac.authorization.k8s.io/Role': (facts, object, origin) => facts.rbac.addRole(object, origin),
  'rbac.authorization.k8s.io/ClusterRole': (facts, object, origin) => facts.rbac.addRole(object, origin),
  'rbac.authorization.k8s.io/RoleBinding': (facts, object, origin) => facts.rbac.addBinding(object, origin),
  'rbac.authorization.k8s.io/ClusterRoleBinding': (facts, object, origin) => facts.rbac.addBinding(object, origin),
};

/** Whether objects of a kind are looked at at all. A reader can leave the others out; lists have to be opened. */
export function isRelevant(apiVersion: string | undefined, kind: string | undefined): boolean {
  return (
    Object.hasOwn(COLLECTORS, `${apiGroup(apiVersion)}/${kind}`)
    || holdsPod(apiVersion, kind)
    || isSecretMaker(apiVersion, kind)
    || isOfAdmission(apiVersion, kind)
    || isRelease(apiVersion, kind)
  );
}

/** Notes an object, unless it is of no interest. */
export function collect(facts: Facts, object: KubernetesObject, origin: AuditOrigin): boolean {
  if (object.metadata !== undefined && object.metadata !== null && !isPlainObject(object.metadata)) {
    return false;
  }
  const { apiVersion, kind } = object;
  // Of others, readers give no more than the kind, so that their namespace is not known.
  if (!facts.settings.cluster && isRelevant(apiVersion, kind)) {
    facts.openNamespaces.note(object);
  }
  if (isOfAdmission(apiVersion, kind)) {
    facts.policies.note(object);
  }
  const key = `${apiGroup(apiVersion)}/${kind}`;
  if (Object.hasOwn(COLLECTORS, key)) {
    return COLLECTORS[key](facts, object, origin);
  }
  if (holdsPod(apiVersion, kind)) {
    facts.jobs.addWorkload(object, origin);
    facts.plainCredentials.addObject(object, origin);
    facts.otherUses.noteAnnotations(object);
    return facts.pods.addPodsOf(object, origin);
  }
  if (isSecretMaker(apiVersion, kind)) {
    return facts.makers.addMaker(object, origin);
  }
  const values = isRelease(apiVersion, kind) ? releaseValues(object) : [];
  const namesPullSecrets = [object, ...values].map(value => facts.otherUses.note(value)).includes(true);
  if (values.length > 0) {
    if (namesPullSecrets || values.some(namesImage)) {
      facts.unchecked.addKind(object, origin, 'has values that name images or pull secrets');
    }
  } else if (hasContainers(object)) {
    facts.unchecked.addKind(object, origin, 'has a pod template');
  } else if (namesPullSecrets) {
    facts.unchecked.addKind(object, origin, 'names pull secrets');
  }
  return true;
}
