import { ObjectName, Timing } from './refresh-plan';
import { checkFree, checkLabels } from '../kubernetes/labels';

/** An alert for a refresher that has stopped to refresh. */
export interface RefreshAlert {
  /**
   * Labels of the PrometheusRule object, by which a Prometheus selects its rules.
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * The value of the label `severity` of the alert.
   * @default 'critical'
   */
  readonly severity?: string;
}

/**
 * Fires when the last success is so old that the next failure would let the tokens expire. It needs the Prometheus
 * operator and kube-state-metrics 2.3 or later.
 *
 * @param own the labels that each object of the refresher has
 * @see https://github.com/prometheus-operator/prometheus-operator/blob/main/Documentation/developer/alerting.md
 * @see https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/workload/cronjob-metrics.md
 */
export function prometheusRule(
  { name, namespace }: ObjectName,
  own: Readonly<Record<string, string>>,
  { lifetime, gap }: Timing,
  { labels = {}, severity = 'critical' }: RefreshAlert,
) {
  checkLabels('refresh.alert.labels', labels);
  checkFree('refresh.alert.labels', labels, Object.keys(own), 'the refresher');
  const selector = `{namespace="${namespace}",cronjob="${name}"}`;
  // A refresher that never succeeded has no time of success; it counts from when it was made.
  const lastSuccess = `(kube_cronjob_status_last_successful_time${selector} or kube_cronjob_created${selector})`;
  const age = lifetime.toSeconds() - gap.toSeconds();
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name, namespace, labels },
    spec: {
      groups: [{
        name: 'cdk8s-registry-access',
        rules: [{
          alert: 'PullSecretNotRefreshed',
          expr: `time() - max by (namespace, cronjob) ${lastSuccess} > ${age}`,
          labels: { severity },
          annotations: {
            summary: `The pull secrets of ${namespace}/${name} were last refreshed {{ $value | humanizeDuration }} ago`,
            description: `Its tokens expire after ${lifetime.toHumanString()}; then pods can no longer pull private `
              + `images. See why it fails: kubectl --namespace ${namespace} logs --selector `
              + `app.kubernetes.io/name=${name}`,
          },
        }],
      }],
    },
  };
}
