import { isIP } from 'net';
import { Chart, Duration, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { isCidr } from './cidr';
import type { ProxyPlan } from './plan';
import { RefreshOptions, RefreshProxy } from './refresh-options';
import { SelectedNamespaces } from './refresh-plan';
import { shownUnlessSecret } from '../given/shown';
import { shownKey } from '../image/shown';
import { Annotation } from '../kubernetes/annotation';
import { checkAnnotations, checkFree, checkLabels } from '../kubernetes/labels';
import { chartNamespace, checkDistinct, checkNamespace, checkObjectName, isObjectName } from '../kubernetes/name';
import { NamespaceSelector } from '../kubernetes/namespace-selector';
import { checkNamespaceSelector } from '../kubernetes/selected-namespaces';

/**
 * Jobs of a CronJob have its name and 11 characters more.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec
 */
const MAX_NAME = 52;

/**
 * Argo CD takes an object with either for one of its own, and would delete what it did not apply.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/
 */
const TRACKING = ['argocd.argoproj.io/tracking-id', 'app.kubernetes.io/instance'];

/**
 * Where a proxy listens if its address does not say: the URL standard leaves these out of it.
 * https://developer.mozilla.org/docs/Web/API/URL/port
 */
const PROXY_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

export function refresherName(refresher: Construct, { name }: RefreshOptions): string {
  if (name === undefined) {
    return Names.toDnsLabel(refresher, { maxLen: MAX_NAME });
  }
  if (name.length > MAX_NAME || name.includes('.') || !isObjectName(name)) {
    throw new Error("'refresh.name' must be a DNS label: lower-case letters, digits and '-', beginning and ending "
      + `with a letter or digit, at most ${MAX_NAME} characters, since Jobs and pods get longer names from it; `
      + `got ${shownUnlessSecret(name)} (${name.length} characters)`);
  }
  return name;
}

/** The namespace that a refresher runs in. */
export function refresherNamespace(refresher: Construct, { namespace }: RefreshOptions): string {
  const own = namespace === undefined
    ? chartNamespace(Chart.of(refresher)) : checkNamespace('refresh.namespace', namespace);
  if (own === undefined) {
    throw new Error(`'refresh.namespace' of '${refresher.node.path}' is not known, and a RoleBinding has to name it: `
      + 'give it, or a namespace to the chart');
  }
  return own;
}

/** The namespaces that are listed. */
export function targetNamespaces(
  namespaces: readonly string[] | undefined, own: string, selector: NamespaceSelector | undefined,
): string[] {
  if (namespaces === undefined) {
    return selector ? [] : [own];
  }
  if (namespaces.length === 0 && !selector) {
    throw new Error("'namespaces' is empty: list the namespaces that get the pull secret, or leave it out for that of "
      + 'the refresher');
  }
  checkDistinct('namespaces', namespaces, checkNamespace);
  return [...namespaces];
}

/** The namespaces that are found each time that the refresher runs, and the ServiceAccounts there that it changes. */
export function checkSelectedNamespaces(
  selector: NamespaceSelector | undefined, serviceAccounts: readonly string[],
): SelectedNamespaces | undefined {
  checkDistinct('refresh.patchServiceAccounts', serviceAccounts, checkObjectName);
  if (!selector) {
    if (serviceAccounts.length > 0) {
      throw new Error(`'refresh.patchServiceAccounts' ('${serviceAccounts.join('\', \'')}') are those of namespaces `
        + "that a 'namespaceSelector' selects, and there is none: leave it out, and grant the ServiceAccounts of "
        + 'listed namespaces with grantPull(…)');
    }
    return undefined;
  }
  const { matchLabels: labels } = checkNamespaceSelector('namespaceSelector', selector, {
    labelsOnlyBecause: 'a refresher finds namespaces by labels alone',
  });
  return { labels, serviceAccounts };
}

/** Annotations that a run writes. */
const WRITTEN = [Annotation.REFRESHED_AT, Annotation.EXPIRES_AT];

/**
 * Checks labels and annotations of the pull secrets.
 *
 * @param ours the labels that all of them have
 */
export function checkSecretMetadata(
  { secretLabels = {}, secretAnnotations = {} }: RefreshOptions, ours: readonly string[],
): void {
  checkLabels('refresh.secretLabels', secretLabels);
  for (const [property, members, taken] of [
    ['refresh.secretLabels', secretLabels, ours],
    ['refresh.secretAnnotations', secretAnnotations, WRITTEN],
  ] as const) {
    const tracking = TRACKING.find(name => Object.hasOwn(members, name));
    if (tracking) {
      throw new Error(`'${property}' must not hold '${tracking}', got '${members[tracking]}': Argo CD takes a Secret `
        + 'with it for one of its own and prunes it. Leave it out');
    }
    checkAnnotations(property, members);
    checkFree(property, members, taken, 'the refresher');
  }
}

export function checkDuration(property: string, duration: Duration, least: number): Duration {
  if (duration.toMilliseconds() % 1000 !== 0 || duration.toMilliseconds() < least * 1000) {
    throw new Error(`'${property}' must be whole seconds, at least ${least}; got ${duration.toMilliseconds()} ms`);
  }
  return duration;
}

/** How a proxy is reached. */
export interface ProxySettings {
  readonly plan: ProxyPlan;
  readonly port: number;
}

export function proxySettings({ httpsProxy, noProxy = [] }: RefreshProxy): ProxySettings {
  if (/[^/\\]@/.test(httpsProxy)) {
    throw new Error("'refresh.proxy.httpsProxy' holds a user name or password, which the ConfigMap would show to "
      + 'everyone who may see it: use a proxy that identifies clients by their addresses');
  }
  const url = URL.canParse(httpsProxy) ? new URL(httpsProxy) : undefined;
  const got = `got '${shownKey(httpsProxy)}'`;
  if (!url || !Object.hasOwn(PROXY_PORTS, url.protocol)) {
    throw new Error(`'refresh.proxy.httpsProxy' must be a URL such as http://proxy.example.com:3128, ${got}`);
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new Error(`'refresh.proxy.httpsProxy' must be a scheme, a host and a port, ${got}: write '${url.origin}'`);
  }
  return {
    // Node.js knows a proxy by 'http://' in small letters at its beginning, and goes without it otherwise.
    plan: { url: url.origin, noProxy: noProxy.map(checkNoProxy) },
    port: Number(url.port || PROXY_PORTS[url.protocol]),
  };
}

/** What an entry means, and the port that it is limited to, as the program reads it. */
const EXCEPTION = /^(?:\[([^[\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/;
const DOMAIN = /^(?:\*?\.)?(?:[\w-]+\.)*[\w-]*[a-z_-][\w-]*\.?$/i;

/** What the program would take for a name that no host has. */
function checkNoProxy(entry: string): string {
  const [, inBrackets, outside, port = '0'] = EXCEPTION.exec(entry) ?? [];
  const name = inBrackets ?? outside ?? entry;
  if (Number(port) > 65535 || !(name === '*' || DOMAIN.test(name) || isIP(name) !== 0 || isCidr(name))) {
    throw new Error("'refresh.proxy.noProxy' must hold names, addresses and blocks of addresses, got '"
      + `${shownKey(entry)}': write it like '.example.com' or '10.0.0.0/8'`);
  }
  return entry;
}
