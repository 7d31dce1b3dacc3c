import { Testing } from 'cdk8s';
import { acr, azure, byKind, ecr, irsa, newChart } from './support';
import { AcrRefreshCronJob, AcrRefreshCronJobProps, Registry } from '../../src';

const synth = (props: Partial<AcrRefreshCronJobProps> = {}): Record<string, any> => {
  const chart = newChart();
  new AcrRefreshCronJob(chart, 'Refresh', { registries: [acr], identity: azure, name: 'pull', ...props });
  return byKind(Testing.synth(chart));
};

describe('AcrRefreshCronJob', () => {
  test('fetches a token for each registry', () => {
    const plan = synth({ registries: [acr, Registry.acr('other')] }).ConfigMap.data['acr.plan'];
    expect(plan.trim().split('\n').map((line: string) => line.split('|')[0])).toEqual(['example-azurecr-io', 'other-azurecr-io']);
  });

  test('runs every hour', () => {
    expect(synth().CronJob.spec.startingDeadlineSeconds).toBe(60 * 60);
  });

  test.each<[string, Partial<AcrRefreshCronJobProps>, string]>([
    ['no registry', { registries: [] }, "'registries' of AcrRefreshCronJob is empty: give at least one"],
    ['a registry of another kind', { registries: [ecr] }, "'registries' of AcrRefreshCronJob must be of kind acr"],
    ['an identity of another cloud', { identity: irsa }, "'identity' must be an identity of the cloud that 'example.azurecr.io' is in"],
  ])('refuses %s', (_, props, message) => {
    expect(() => synth(props)).toThrow(message);
  });
});
