import { ClusterObjects } from './cluster-objects';
import { inspectSecret } from './command';
import { clusterExternalSecretStatus, readyExternalSecretStatus } from './external-secret-status';
import { Condition, conditionsOf, conditionText, warningText } from './said';
import { MakerStatus, SoughtSecret } from './sought-secret';
import { KubernetesObject } from '../../kubernetes/kubernetes-object';
import { SecretMaker } from '../../pull/named-secret';

/** Conditions that are True where something is wrong, and those that say only what is going on. */
const FAULT = /Fail|Error|Stalled|Degraded|NotReady/;
const STEP = /^(?:Reconciling|Progressing|Deleting)$/;
const SUCCESS = /^(?:Ready|Synced|SecretSynced)$/;

export function makerStatus(sought: SoughtSecret, objects: ClusterObjects): MakerStatus {
  const object = objects.makerObject(sought.maker);
  const ofKind = object?.kind === 'ClusterExternalSecret' ? clusterExternalSecretStatus(object, sought) : undefined;
  return ofKind ?? (object ? statusOf(object, sought, objects) : {});
}

function statusOf(object: KubernetesObject, sought: SoughtSecret, objects: ClusterObjects): MakerStatus {
  const { trouble, success } = saidOf(object, sought.maker, objects);
  return trouble !== undefined ? { said: trouble }
    : success ? statusOfSuccess(object, sought, success) : statusOfUnseen(object);
}

/** What keeps an object of one namespace from making its Secret, or from renewing the one that is there. */
export function makerTrouble(maker: SecretMaker, objects: ClusterObjects): string | undefined {
  const object = maker.namespace === '' ? undefined : objects.makerObject(maker);
  return object && saidOf(object, maker, objects).trouble;
}

/** What an object and its events say: a trouble, or else maybe a success. */
function saidOf(
  object: KubernetesObject, maker: SecretMaker, objects: ClusterObjects,
): { readonly trouble?: string; readonly success?: Condition } {
  const conditions = conditionsOf(object);
  const fault = conditions.find(isFault);
  const success = fault ? undefined : conditions.find(isSuccess);
  const warning = objects.warnings.last(maker, { after: success?.lastTransitionTime });
  const isSaid = typeof fault?.message === 'string' && String(warning?.message).includes(fault.message);
  const trouble = [fault && conditionText(fault), isSaid ? undefined : warningText(warning)].filter(isKnown);
  return trouble.length > 0 ? { trouble: trouble.join('; ') } : { success };
}

function isFault({ type, status }: Condition): boolean {
  const name = String(type);
  return status === (FAULT.test(name) ? 'True' : STEP.test(name) ? undefined : 'False');
}

function isSuccess({ type, status }: Condition): boolean {
  return status === 'True' && SUCCESS.test(String(type));
}

/** `Ready` of External Secrets and of most others, `Synced` of Sealed Secrets. */
function statusOfSuccess(object: KubernetesObject, sought: SoughtSecret, success: Condition): MakerStatus {
  const ready = conditionText(success);
  const why = object.kind === 'ExternalSecret' ? readyExternalSecretStatus(object, sought, success, ready) : undefined;
  if (why) {
    return why;
  }
  return sought.isAbsent
    ? { said: `${ready}, so it was deleted since`, fix: 'restart its controller, which then makes it again' }
    : { said: ready, fix: 'look at the Secret itself', command: inspectSecret(sought.namespace, sought.name) };
}

/** Objects of External Secrets get a status as soon as it has seen them. */
function statusOfUnseen({ apiVersion, status, metadata }: KubernetesObject): MakerStatus {
  return apiVersion?.startsWith('external-secrets.io/') && status === undefined && metadata?.creationTimestamp
    ? { said: 'it has no status, so External Secrets has not looked at it', fix: 'see that its controller runs' }
    : {};
}

function isKnown(text: string | undefined): text is string {
  return text !== undefined;
}
