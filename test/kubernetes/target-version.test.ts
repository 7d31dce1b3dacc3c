import { App, Chart } from 'cdk8s';
import { TargetKubernetes } from '../../src';

const CONTEXT = 'cdk8s-registry-access/kubernetes-version';

describe('the target version', () => {
  test('is the oldest that is tested with, where none was set', () => {
    expect(TargetKubernetes.of(new App())).toBe(TargetKubernetes.DEFAULT);
  });

  test('counts for all that is added later', () => {
    const app = new App();
    TargetKubernetes.set(app, 'v1.36.2');
    expect(TargetKubernetes.of(new Chart(app, 'Chart'))).toBe('1.36');
  });

  test('may differ from chart to chart', () => {
    const app = new App();
    TargetKubernetes.set(app, '1.36');
    const chart = new Chart(app, 'Chart');
    TargetKubernetes.set(chart, '1.35');
    expect([TargetKubernetes.of(app), TargetKubernetes.of(chart)]).toEqual(['1.36', '1.35']);
  });

  test('cannot be set once there is something that it may have been read for', () => {
    const app = new App();
    new Chart(app, 'Chart');
    expect(() => TargetKubernetes.set(app, '1.36')).toThrow("'version' (1.36) must be set before anything is added to "
      + "the app, which has 'Chart' already: call TargetKubernetes.set first");
  });

  test('is checked too where the context was set by other means', () => {
    const app = new App();
    app.node.setContext(CONTEXT, 1.34);
    expect(() => TargetKubernetes.of(app)).toThrow(
      `'${CONTEXT}' must be a version of Kubernetes as a string, such as '1.34': got 1.34`,
    );
  });
});
