import { pullSecretLayout } from '../../kubernetes/pull-secret';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** An ExternalSecret, SealedSecret or the like that makes a Secret of the wrong type. */
export const MADE_WITH_WRONG_TYPE: Rule = {
  id: 'PRA211',
  title: 'Secret that will be made with the wrong type',
  severity: AuditSeverity.ERROR,
  checks: 'An object that makes a pull secret (ExternalSecret, ClusterExternalSecret, SealedSecret, VaultStaticSecret, '
    + 'SecretProviderClass, SopsSecret, OnePasswordItem, kustomize) says its type. Known as a pull secret is what an '
    + '`imagePullSecrets` list names, or, for '
    + 'information, as a build may mount it, what holds `.dockerconfigjson` and is not mounted by a pod.',
  cause: 'Without a type these tools make an `Opaque` Secret, which the kubelet ignores without an event.',
  remediation: 'Set the type to `kubernetes.io/dockerconfigjson`, for an ExternalSecret in '
    + '`spec.target.template.type`, and delete the Secret that was made: its type cannot change.',
  examples: { name: 'made-with-wrong-type' },
  check: findMadeWithWrongType,
};

function* findMadeWithWrongType(facts: Facts): Iterable<Problem> {
  for (const { maker, name, namespace, type, typeField, holdsConfig } of facts.makers.list) {
    const isUsed = facts.use.isUsed(namespace, name) || facts.otherUses.isPulledWith(name);
    const isFile = !isUsed && (facts.pods.mounts(maker.namespace, name) || facts.otherUses.isFile(name));
    if (type !== undefined && !pullSecretLayout(type) && (isUsed || (holdsConfig && !isFile))) {
      yield {
        subject: maker,
        ...(typeField === undefined ? {} : { field: typeField }),
        detail: name,
        ...(isUsed || facts.settings.cluster ? {} : { severity: AuditSeverity.INFO }),
        message: `${describe(maker)} makes the pull secret '${name}' with type '${type}', which the kubelet ignores.`,
        ...(typeField === undefined ? {} : {
          fix: `Set ${typeField} to kubernetes.io/dockerconfigjson, and delete the `
          + 'Secret that was made: its type cannot change',
        }),
      };
    }
  }
}
