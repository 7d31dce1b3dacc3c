import { ApiObjectProps } from 'cdk8s';
import { proxySettings } from './check-options';
import { configFiles } from './config-files';
import { cronJob, firstRunJob } from './job';
import { refresherLabels } from './labels';
import { networkPolicy } from './network-policy';
import { withOverlay } from './pod-overlay';
import { podTemplate } from './pod-template';
import { prometheusRule } from './prometheus-rule';
import { clusterAccess, namespaceAccess } from './rbac';
import { RefreshOptions } from './refresh-options';
import { isTokenPart, RefreshPlan, Timing } from './refresh-plan';
import { podNeeds } from '../identity/pod-needs';
import { Annotation } from '../kubernetes/annotation';
import { roleManifests } from '../kubernetes/rbac';
import { shortDigest } from '../kubernetes/short-digest';

/**
 * Argo CD applies what a run needs before the Job of wave -1, and the workloads after that has succeeded.
 *
 * The CronJob is in the wave of the Job: it is applied then though the Job fails, so that its next run makes up for it.
 * In a wave before it would hold up the Job that fixes it, as Argo CD leaves a wave only if nothing in it is degraded,
 * and takes a CronJob for that whose last run has failed:
 * https://github.com/argoproj/argo-cd/blob/master/resource_customizations/batch/CronJob/health.lua.
 */
const NEEDED_WAVE = '-2';
const RUN_WAVE = '-1';

/** The objects of a refresher, by the ids of their constructs and in the order in which `kubectl apply` needs them. */
export function refresherObjects(
  name: string, plan: RefreshPlan, timing: Timing, image: string, options: RefreshOptions,
): Record<string, ApiObjectProps> {
  const { namespace } = plan;
  const account = { name, namespace };
  const labels = refresherLabels(name, 'pull-secret-refresher');
  const proxy = options.proxy && proxySettings(options.proxy);
  const files = configFiles(plan, timing, proxy?.plan);
  const configMapName = `${name}-${shortDigest(JSON.stringify(files), 8)}`;
  const {
    serviceAccountAnnotations: annotations, egress, ...needs
  } = podNeeds(plan.parts.filter(isTokenPart).map(({ identity }) => identity));
  const template = withOverlay(
    podTemplate(plan, { image, configMapName, serviceAccountName: name, labels, needs }), options.pod,
  );
  const clusterWide = clusterAccess(plan);

  const objects: Record<string, any> = {};
  const add = (id: string, manifest: any, wave: string) => {
    objects[id] = withMetadata(manifest, labels, { [Annotation.ARGOCD_SYNC_WAVE]: wave });
  };
  add('ServiceAccount', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { ...account, annotations },
    automountServiceAccountToken: false,
  }, NEEDED_WAVE);
  add('ConfigMap', {
    apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: configMapName, namespace }, data: files, immutable: true,
  }, NEEDED_WAVE);
  for (const access of namespaceAccess(plan)) {
    roleManifests({ name, namespace: access.namespace }, access.rules, account)
      .forEach(manifest => add(`${manifest.kind}-${access.namespace}`, manifest, NEEDED_WAVE));
  }
  if (clusterWide.length > 0) {
    roleManifests({ name: `${namespace}-${name}` }, clusterWide, account)
      .forEach(manifest => add(manifest.kind, manifest, NEEDED_WAVE));
  }
  if (options.networkPolicy) {
    add('NetworkPolicy', networkPolicy(account, labels, options.networkPolicy, egress, proxy?.port), NEEDED_WAVE);
  }
  if (options.firstRun ?? true) {
    add('FirstRun', firstRunJob(account, template, timing), RUN_WAVE);
  }
  add('CronJob', cronJob(account, template, labels, timing), RUN_WAVE);
  if (options.alert) {
    add('PrometheusRule', prometheusRule(account, labels, timing, options.alert), NEEDED_WAVE);
  }
  return objects;
}

function withMetadata({ metadata, ...manifest }: any, labels: object, wave: object): ApiObjectProps {
  return {
    ...manifest,
    metadata: {
      ...metadata, labels: { ...labels, ...metadata.labels }, annotations: { ...wave, ...metadata.annotations },
    },
  };
}
