import { ApiObjectProps } from 'cdk8s';
import { AdmissionEnforcement } from './admission-enforcement';
import { AdmissionEngine } from './admission-engine';
import { AllowList } from './allow-list';
import { message, messageExpression, NOTHING_REFUSED, RESOURCES, variables } from './cel';
import { MANAGED_BY } from '../kubernetes/annotation';
import { apiGroup } from '../kubernetes/kubernetes-object';

/** What a policy says. */
export interface PolicyContent {
  readonly name: string;
  readonly allowed: AllowList;
  readonly enforcement: AdmissionEnforcement;
  readonly namespaceSelector: object;
}

/** `Deny` and `Warn` cannot be set together. */
const ACTIONS: Readonly<Record<AdmissionEnforcement, readonly string[]>> = {
  [AdmissionEnforcement.AUDIT]: ['Audit'],
  [AdmissionEnforcement.WARN]: ['Warn', 'Audit'],
  [AdmissionEnforcement.DENY]: ['Deny'],
};

/** The objects of a policy, by the ids of their constructs. */
export const POLICIES: Readonly<Record<AdmissionEngine, (content: PolicyContent) => Record<string, ApiObjectProps>>> = {
  [AdmissionEngine.API_SERVER]: validatingAdmissionPolicy,
  [AdmissionEngine.KYVERNO]: kyvernoPolicy,
};

/** https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/validating-admission-policy-v1/ */
function validatingAdmissionPolicy({
  name, allowed, enforcement, namespaceSelector,
}: PolicyContent): Record<string, ApiObjectProps> {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  return {
    Policy: {
      apiVersion,
      kind: 'ValidatingAdmissionPolicy',
      metadata: policyMetadata(name),
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: { matchPolicy: 'Equivalent', resourceRules: resourceRules() },
        ...validationRules(allowed),
      },
    },
    Binding: {
      apiVersion,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: policyMetadata(name),
      spec: { policyName: name, validationActions: ACTIONS[enforcement], matchResources: { namespaceSelector } },
    },
  };
}

/**
 * https://kyverno.io/docs/policy-types/validating-policy/, by the schema of Kyverno 1.19.1. Its admission webhook and
 * its background scan are on by default, and it makes rules for the owners of pods only from policies that are for pods
 * alone (`CanAutoGen` in pkg/cel/autogen/support.go).
 */
function kyvernoPolicy({
  name, allowed, enforcement, namespaceSelector,
}: PolicyContent): Record<string, ApiObjectProps> {
  return {
    Policy: {
      apiVersion: 'policies.kyverno.io/v1',
      kind: 'ValidatingPolicy',
      metadata: policyMetadata(name),
      spec: {
        failurePolicy: 'Fail',
        validationActions: ACTIONS[enforcement],
        matchConstraints: { matchPolicy: 'Equivalent', namespaceSelector, resourceRules: resourceRules() },
        ...validationRules(allowed, KYVERNO_IS_NEW),
      },
    },
  };
}

/** Its engine hands on an empty object where there was none: `Handle` in pkg/cel/policies/vpol/engine/engine.go. */
const KYVERNO_IS_NEW = 'oldObject == null || !has(oldObject.kind)';

function policyMetadata(name: string) {
  return { name, labels: MANAGED_BY };
}

function resourceRules(): object[] {
  return [...new Set(RESOURCES.map(({ apiVersion }) => apiVersion))].map(apiVersion => ({
    apiGroups: [apiGroup(apiVersion)],
    apiVersions: ['v1'],
    operations: ['CREATE', 'UPDATE'],
    resources: RESOURCES.filter(own => own.apiVersion === apiVersion).map(({ resource }) => resource),
    scope: 'Namespaced',
  }));
}

function validationRules(allowed: AllowList, isNew?: string): object {
  return {
    variables: variables(allowed, isNew),
    validations: [
      {
        expression: NOTHING_REFUSED,
        message: message(allowed),
        messageExpression: messageExpression(allowed),
        reason: 'Forbidden',
      },
    ],
  };
}
