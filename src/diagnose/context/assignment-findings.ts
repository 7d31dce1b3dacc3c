import { KnownSecret } from './cluster-objects';
import { command } from './command';
import { ExaminedPod } from './examined-pod';
import { PullFailureFinding } from './pull-failure-finding';
import { Keyring } from '../../image';
import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { pullSecretNames } from '../../kubernetes/pull-secret-list';

/** Static pods are made by the kubelet, and get no pull secrets of a ServiceAccount. */
const MIRROR = 'kubernetes.io/config.mirror';

/** Whether a credential for the image exists where the pod does not get it from. */
export function assignmentFindings(examined: ExaminedPod): PullFailureFinding[] {
  if (examined.keyring._lookup(examined.image).length > 0) {
    return [];
  }
  const fromServiceAccount = changedServiceAccount(examined);
  return fromServiceAccount ? [fromServiceAccount] : unusedSecret(examined);
}

/** The API server copies the list of a ServiceAccount when it creates a pod, and never again. */
function changedServiceAccount(examined: ExaminedPod): PullFailureFinding | undefined {
  const { namespace, name, pod, objects, pullSecrets, serviceAccount } = examined;
  const account = objects.serviceAccount(namespace, serviceAccount);
  const added = pullSecretNames(account?.imagePullSecrets).filter(secret => !pullSecrets.includes(secret) && mayCover(secret, examined));
  if (!account || added.length === 0) {
    return undefined;
  }
  const names = added.map(secret => `'${secret}'`).join(', ');
  if (isPlainObject(pod.metadata?.annotations) && Object.hasOwn(pod.metadata.annotations, MIRROR)) {
    return {
      code: 'service-account-changed',
      message: `ServiceAccount '${serviceAccount}' has the pull secret ${names}, which a static pod does not get`,
      fix: 'give the credential to the node',
    };
  }
  const hasOwnList = pullSecrets.length > 0 && !isChangedSince(account, pod);
  return {
    code: 'service-account-changed',
    message: hasOwnList
      ? `the pod has pull secrets of its own, which hide ${names} of ServiceAccount '${serviceAccount}', or the ServiceAccount was patched after this pod was created`
      : `ServiceAccount '${serviceAccount}' was patched with ${names} after this pod was created, and a pod gets its pull secrets at creation only`,
    fix: hasOwnList ? 'add it to the pod\'s own list, or leave that list out; then recreate the pod' : 'recreate the pod',
    command: recreate(namespace, name, pod),
  };
}

/** Whether a Secret may have a credential for the image: one may that is not at hand. */
function mayCover(name: string, { namespace, objects, image }: ExaminedPod): boolean {
  const secret = objects.secret(namespace, name);
  return secret ? Keyring.of([secret.content.config])._lookup(image).length > 0 : !objects.knowsSecretsOf(namespace);
}

function isChangedSince(account: KubernetesObject, pod: KubernetesObject): boolean {
  const created = Date.parse(String(pod.metadata?.creationTimestamp));
  const fields: unknown = account.metadata?.managedFields;
  return Array.isArray(fields) && fields.some(entry => isPlainObject(entry) && isPlainObject(entry.fieldsV1)
    && Object.hasOwn(entry.fieldsV1, 'f:imagePullSecrets') && Date.parse(String(entry.time)) > created);
}

/** A controller makes a deleted pod again. */
function recreate(namespace: string, name: string, pod: KubernetesObject): string | undefined {
  const owners: unknown = pod.metadata?.ownerReferences;
  return Array.isArray(owners) && owners.length > 0 ? command`kubectl -n ${namespace} delete pod ${name}` : undefined;
}

function unusedSecret(examined: ExaminedPod): PullFailureFinding[] {
  const { namespace, name, objects, image, pullSecrets } = examined;
  const covering = objects.pullSecrets.filter(({ content }) => Keyring.of([content.config])._lookup(image).length > 0);
  const near = covering.find(secret => secret.namespace === namespace && !pullSecrets.includes(secret.name));
  const far = covering.find(secret => secret.namespace !== namespace && !pullSecrets.includes(secret.name));
  return near ? [unused(near, examined)]
    : far ? [{
      code: 'secret-in-other-namespace',
      message: `Secret '${far.name}' of namespace '${far.namespace}' has a credential for this image, and a pod can use only those of its own, '${namespace}'`,
      fix: `create it in namespace '${namespace}' too, and name it in the pod or its ServiceAccount`,
      command: command`kubectl -n ${namespace} get pod ${name} -o jsonpath='{.spec.serviceAccountName}'`,
    }] : [];
}

function unused(secret: KnownSecret, { namespace, serviceAccount }: ExaminedPod): PullFailureFinding {
  return {
    code: 'unused-secret',
    message: `Secret '${secret.name}' has a credential for this image, and the pod does not name it`,
    fix: `add it to imagePullSecrets of the pod or of ServiceAccount '${serviceAccount}', beside those that are there, and recreate the pod`,
    command: command`kubectl -n ${namespace} get serviceaccount ${serviceAccount} -o jsonpath='{.imagePullSecrets}'`,
  };
}
