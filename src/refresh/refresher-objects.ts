import { ApiObjectProps } from 'cdk8s';
import { proxyEnvironment } from './check-options';
import { configFiles } from './config-files';
import { Images } from './images';
import { cronJob, firstRunJob } from './job';
import { networkPolicy } from './network-policy';
import { fetchersOf, podTemplate } from './pod-template';
import { prometheusRule } from './prometheus-rule';
import { clusterAccess, namespaceAccess, roleManifests } from './rbac';
import { RefreshOptions } from './refresh-options';
import { RefreshPlan } from './refresh-plan';
import { Timing } from './timing';
import { Annotation, MANAGED_BY } from '../kubernetes/annotation';
import { shortDigest } from '../secret/short-digest';

/** Argo CD applies what a run needs before the Job of wave -1, and the workloads after that has succeeded. */
const NEEDED_WAVE = '-2';
const FIRST_RUN_WAVE = '-1';

/** The objects of a refresher, by the ids of their constructs and in the order in which `kubectl apply` needs them. */
export function refresherObjects(
  name: string, plan: RefreshPlan, timing: Timing, images: Images, options: RefreshOptions,
): Record<string, ApiObjectProps> {
  const { namespace } = plan;
  const account = { name, namespace };
  const labels = { ...MANAGED_BY, 'app.kubernetes.io/component': 'pull-secret-refresher', 'app.kubernetes.io/name': name };
  const files = configFiles(plan);
  const configMapName = `${name}-${shortDigest(JSON.stringify(files), 8)}`;
  const template = podTemplate(plan, {
    images,
    configMapName,
    serviceAccountName: name,
    jitter: timing.jitter,
    deadline: timing.deadline,
    labels,
    proxy: options.proxy ? proxyEnvironment(options.proxy) : {},
  });
  const needs = fetchersOf(plan).map(fetcher => fetcher.needs);
  const annotations = Object.assign({}, ...needs.map(({ serviceAccountAnnotations }) => serviceAccountAnnotations));
  const clusterWide = clusterAccess(plan);

  const objects: Record<string, any> = {};
  const add = (id: string, manifest: any, wave?: string) => {
    objects[id] = withMetadata(manifest, labels, wave === undefined ? undefined : { [Annotation.ARGOCD_SYNC_WAVE]: wave });
  };
  add('ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { ...account, annotations }, automountServiceAccountToken: false }, NEEDED_WAVE);
  add('ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: configMapName, namespace }, data: files, immutable: true }, NEEDED_WAVE);
  for (const access of namespaceAccess(plan)) {
    roleManifests(name, access.namespace, access.rules, account)
      .forEach(manifest => add(`${manifest.kind}-${access.namespace}`, manifest, NEEDED_WAVE));
  }
  if (clusterWide.length > 0) {
    roleManifests(`${namespace}-${name}`, undefined, clusterWide, account).forEach(manifest => add(manifest.kind, manifest, NEEDED_WAVE));
  }
  if (options.networkPolicy) {
    add('NetworkPolicy', networkPolicy(account, labels, options.networkPolicy, needs.flatMap(({ egress }) => egress)), NEEDED_WAVE);
  }
  if (options.firstRun ?? true) {
    add('FirstRun', firstRunJob(account, template, timing), FIRST_RUN_WAVE);
  }
  add('CronJob', cronJob(account, template, timing));
  if (options.alert) {
    add('PrometheusRule', prometheusRule(account, timing, options.alert));
  }
  return objects;
}

function withMetadata({ metadata, ...manifest }: any, labels: object, wave?: object): ApiObjectProps {
  return { ...manifest, metadata: { ...metadata, labels: { ...labels, ...metadata.labels }, annotations: { ...wave, ...metadata.annotations } } };
}
