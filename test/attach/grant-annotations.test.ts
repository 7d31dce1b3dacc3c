import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { deployment, newChart, serviceAccount } from './support';
import { AccessPattern } from '../../src';
import { attach, AttachProps } from '../../src/attach/attach';

const ROLE = 'eks.amazonaws.com/ecr-role-arn';

function annotate(scope: Construct, value: string, props: Partial<AttachProps> = {}): void {
  attach(scope, {
    owner: scope,
    pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER,
    secrets: [],
    annotations: { [ROLE]: value },
    ...props,
  });
}

/** The annotations of the ServiceAccounts of a chart, by name. */
function annotations(chart: Chart): Record<string, unknown> {
  return Object.fromEntries(Testing.synth(chart).flatMap(manifest => manifest.items ?? [manifest])
    .filter(({ kind = 'ServiceAccount' }) => kind === 'ServiceAccount')
    .map(({ metadata }) => [metadata.name, metadata.annotations]));
}

describe('annotations that a pattern without a Secret needs', () => {
  test('reach a granted ServiceAccount, beside its own', () => {
    const chart = newChart();
    const account = serviceAccount(chart, 'builder');
    account.metadata.addAnnotation('example.com/team', 'build');
    annotate(account, 'pull');
    expect(annotations(chart)).toEqual({ builder: { 'example.com/team': 'build', [ROLE]: 'pull' } });
  });

  test('reach the ServiceAccount that a granted workload runs as, and no other', () => {
    const chart = newChart();
    serviceAccount(chart, 'builder');
    serviceAccount(chart, 'other');
    annotate(deployment(chart, 'web', { serviceAccountName: 'builder' }), 'pull');
    expect(annotations(chart)).toEqual({ builder: { [ROLE]: 'pull' }, other: undefined });
  });

  test.each([
    ['List', { apiVersion: 'v1', kind: 'ServiceAccount' }], ['ServiceAccountList', {}],
  ])('reach the items of a %s', (kind, type) => {
    const chart = newChart();
    const items = [{ ...type, metadata: { name: 'builder' } }];
    annotate(new ApiObject(chart, 'List', { apiVersion: 'v1', kind, items } as any), 'pull');
    expect(annotations(chart)).toEqual({ builder: { [ROLE]: 'pull' } });
  });

  test('leave the list of pull secrets alone', () => {
    const chart = newChart();
    annotate(serviceAccount(chart, 'builder', ['own']), 'pull');
    expect(Testing.synth(chart)[0].imagePullSecrets).toEqual([{ name: 'own' }]);
  });

  test('are not asked of ServiceAccounts that are declared external', () => {
    const chart = newChart();
    annotate(deployment(chart, 'web', { serviceAccountName: 'elsewhere' }), 'pull', {
      externalServiceAccounts: ['elsewhere'],
    });
    expect(annotations(chart)).toEqual({});
  });

  test('are an error where the ServiceAccount is unknown', () => {
    const chart = newChart();
    annotate(deployment(chart, 'web'), 'pull');
    expect(() => Testing.synth(chart)).toThrow(
      /runs as ServiceAccount 'default', which is neither in the app .* nothing carries its annotations/,
    );
  });

  test('are an error where two grants need different values', () => {
    const chart = newChart();
    const account = serviceAccount(chart, 'builder');
    annotate(account, 'one');
    annotate(account, 'two');
    expect(() => Testing.synth(chart)).toThrow(
      /has the annotation 'eks.amazonaws.com\/ecr-role-arn' with the value 'one', and a grant needs 'two'/,
    );
  });

  test('are an error where the app gives another value', () => {
    const chart = newChart();
    const account = serviceAccount(chart, 'builder');
    account.metadata.addAnnotation(ROLE, 'own');
    annotate(account, 'pull');
    expect(() => Testing.synth(chart)).toThrow(/with the value 'own', and a grant needs 'pull'/);
  });

  test('are there where a JSON patch takes them away', () => {
    const chart = newChart();
    const account = serviceAccount(chart, 'builder');
    account.addJsonPatch(JsonPatch.remove('/metadata/annotations'));
    annotate(account, 'pull');
    expect(Testing.synth(chart)[0].metadata.annotations).toEqual({ [ROLE]: 'pull' });
  });
});
