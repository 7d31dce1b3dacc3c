import { Chart, Duration, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { checkNamespace, checkObjectName } from '../kubernetes/name';
import { Registry } from '../registry';
import { NamespaceSelector, RefreshOptions, RefreshProxy } from './refresh-options';

/** Jobs of a CronJob have its name and 11 characters more. https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec */
const MAX_NAME = 52;

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const LABEL_NAME = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** Argo CD takes an object with either for one of its own, and would delete what it did not apply. */
const TRACKING = ['argocd.argoproj.io/tracking-id', 'app.kubernetes.io/instance'];

/** The name of a refresher. */
export function refresherName(refresher: Construct, { name }: RefreshOptions): string {
  if (name === undefined) {
    return Names.toDnsLabel(refresher, { maxLen: MAX_NAME });
  }
  checkObjectName('name', name);
  if (name.length > MAX_NAME || name.includes('.')) {
    throw new Error(`'name' must be a DNS label of at most ${MAX_NAME} characters, since Jobs and pods get longer names from it; got '${name}' (${name.length} characters)`);
  }
  return name;
}

/** The namespace that a refresher runs in. */
export function refresherNamespace(refresher: Construct, { namespace }: RefreshOptions): string {
  const own = namespace === undefined ? Chart.of(refresher).namespace : checkNamespace('namespace', namespace);
  if (own === undefined) {
    throw new Error(`'namespace' of '${refresher.node.path}' is not known, and a RoleBinding has to name it: give it, or a namespace to the chart`);
  }
  return own;
}

/** The namespaces that are listed. */
export function targetNamespaces(namespaces: readonly string[] | undefined, own: string, selector: NamespaceSelector | undefined): string[] {
  if (namespaces === undefined) {
    return selector ? [] : [own];
  }
  if (namespaces.length === 0 && !selector) {
    throw new Error('\'namespaces\' is empty: list the namespaces that get the pull secret, or leave it out for that of the refresher');
  }
  namespaces.forEach((namespace, index) => {
    checkNamespace('namespaces', namespace);
    if (namespaces.indexOf(namespace) !== index) {
      throw new Error(`'namespaces' names '${namespace}' twice: leave one out`);
    }
  });
  return [...namespaces];
}

export function checkRegistries(registries: readonly Registry[]): void {
  if (registries.length === 0) {
    throw new Error('\'registries\' is empty: give at least one');
  }
  registries.forEach(({ configKey }, index) => {
    if (registries.findIndex(other => other.configKey === configKey) !== index) {
      throw new Error(`'registries' names '${configKey}' twice: leave one out`);
    }
  });
}

export function checkSelector({ matchLabels, serviceAccounts }: NamespaceSelector): void {
  if (Object.keys(matchLabels).length === 0) {
    throw new Error('\'namespaceSelector.matchLabels\' is empty, which would mean every namespace: give a label, such as '
      + '{ \'example.com/registry-access\': \'true\' }');
  }
  checkLabels('namespaceSelector.matchLabels', matchLabels);
  serviceAccounts?.forEach(name => checkObjectName('namespaceSelector.serviceAccounts', name));
}

/** Labels and annotations of the pull secrets. */
export function checkSecretMetadata({ secretLabels = {}, secretAnnotations = {} }: RefreshOptions): void {
  checkLabels('secretLabels', secretLabels);
  for (const [property, members] of [['secretLabels', secretLabels], ['secretAnnotations', secretAnnotations]] as const) {
    const tracking = TRACKING.find(name => Object.hasOwn(members, name));
    if (tracking) {
      throw new Error(`'${property}' must not hold '${tracking}', got '${members[tracking]}': Argo CD takes a Secret with it for one of its own and prunes it. Leave it out`);
    }
    for (const name of Object.keys(members)) {
      if (!LABEL_NAME.test(name)) {
        throw new Error(`'${property}' must have qualified names such as 'example.com/team', got '${name}'`);
      }
    }
  }
}

export function checkDuration(property: string, duration: Duration, least: number): Duration {
  if (duration.toMilliseconds() % 1000 !== 0 || duration.toMilliseconds() < least * 1000) {
    throw new Error(`'${property}' must be whole seconds, at least ${least}; got ${duration.toMilliseconds()} ms`);
  }
  return duration;
}

/** The environment variables by which the AWS CLI and curl find a proxy. */
export function proxyEnvironment({ httpsProxy, noProxy = [] }: RefreshProxy): Record<string, string> {
  const url = URL.canParse(httpsProxy) ? new URL(httpsProxy) : undefined;
  if (url && (url.username !== '' || url.password !== '')) {
    throw new Error('\'proxy.httpsProxy\' holds a user name or password, which an environment variable would show to everyone who may see the pod: '
      + 'use a proxy that knows its clients by their addresses');
  }
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new Error(`'proxy.httpsProxy' must be a URL such as http://proxy.example.com:3128, got '${httpsProxy}'`);
  }
  return noProxy.length === 0 ? { HTTPS_PROXY: httpsProxy } : { HTTPS_PROXY: httpsProxy, NO_PROXY: noProxy.join(',') };
}

function checkLabels(property: string, labels: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(labels)) {
    if (!LABEL_NAME.test(name) || !LABEL_VALUE.test(value)) {
      throw new Error(`'${property}' must hold labels, got '${name}': '${value}': letters, digits, '-', '_' and '.', at most 63 characters`);
    }
  }
}
