import { artifactRegistryToken, ecrToken, manifestsOf } from './support';

describe('prometheusRule', () => {
  test('is made only where it is asked for', () => {
    expect(manifestsOf().PrometheusRule).toBeUndefined();
  });

  test('fires when the next failure would let the token expire, also where no run ever succeeded', () => {
    const [rule] = manifestsOf({ alert: {} }).PrometheusRule.spec.groups[0].rules;
    expect(rule.expr).toBe('time() - max by (namespace, cronjob) '
      + '(kube_cronjob_status_last_successful_time{namespace="registry-access",cronjob="pull"} or '
      + 'kube_cronjob_created{namespace="registry-access",cronjob="pull"}) > 28800');
    expect(rule.labels).toEqual({ severity: 'critical' });
  });

  test('says how long tokens live, and where to see why they are not fetched', () => {
    const [{ annotations }] = manifestsOf({ alert: {} }).PrometheusRule.spec.groups[0].rules;
    expect(annotations.description).toMatch(/^Its tokens expire after 12 hours; /);
    expect(annotations.description)
      .toMatch(/kubectl --namespace registry-access logs --selector app\.kubernetes\.io\/name=pull$/);
  });

  test('goes by the token that expires first', () => {
    const [rule] = manifestsOf({ alert: {}, credentials: [ecrToken, artifactRegistryToken] }).PrometheusRule.spec
      .groups[0].rules;
    expect(rule.expr).toMatch(/ > 2400$/);
  });

  test('takes the labels by which a Prometheus selects it, and a severity', () => {
    const { metadata, spec } = manifestsOf({
      alert: { labels: { release: 'monitoring' }, severity: 'page' },
    }).PrometheusRule;
    expect(metadata.labels).toMatchObject({ release: 'monitoring' });
    expect(spec.groups[0].rules[0].labels).toEqual({ severity: 'page' });
  });

  test('keeps the labels by which the objects of the refresher are found', () => {
    const labels = { 'app.kubernetes.io/part-of': 'monitoring' };
    const { PrometheusRule, CronJob } = manifestsOf({ alert: { labels } });
    expect(PrometheusRule.metadata.labels).toEqual({ ...CronJob.metadata.labels, ...labels });
  });

  test.each(['managed-by', 'name', 'component'])('is refused with another app.kubernetes.io/%s', name => {
    const label = `app.kubernetes.io/${name}`;
    expect(() => manifestsOf({ alert: { labels: { [label]: 'monitoring' } } })).toThrow(
      `'refresh.alert.labels' must not hold '${label}', got 'monitoring': the refresher sets it. Leave it out`);
  });

  test('is refused with labels that the API server refuses', () => {
    expect(() => manifestsOf({ alert: { labels: { release: 'a b' } } }))
      .toThrow("'refresh.alert.labels' must hold labels, got 'release': 'a b'");
  });
});
