import { Testing } from 'cdk8s';
import { artifactRegistry, byKind, ecr, gke, irsa, newChart } from './support';
import { ArtifactRegistryRefreshCronJob, ArtifactRegistryRefreshCronJobProps, CloudIdentity, Registry } from '../../src';

const synth = (props: Partial<ArtifactRegistryRefreshCronJobProps> = {}): Record<string, any> => {
  const chart = newChart();
  new ArtifactRegistryRefreshCronJob(chart, 'Refresh', { registries: [artifactRegistry], identity: gke, name: 'pull', ...props });
  return byKind(Testing.synth(chart));
};

describe('ArtifactRegistryRefreshCronJob', () => {
  test('fetches one token for all hosts', () => {
    const { ConfigMap } = synth({ registries: [artifactRegistry, Registry.gcr()] });
    expect(ConfigMap.data['artifact-registry.plan'].trim().split('\n')).toEqual([expect.stringMatching(/\|europe-docker\.pkg\.dev gcr\.io$/)]);
  });

  test('runs every 20 minutes', () => {
    expect(synth().CronJob.spec.startingDeadlineSeconds).toBe(20 * 60);
  });

  test.each<[string, Partial<ArtifactRegistryRefreshCronJobProps>, string]>([
    ['no registry', { registries: [] }, "'registries' of ArtifactRegistryRefreshCronJob is empty: give at least one"],
    ['a registry of another kind', { registries: [ecr] }, "'registries' of ArtifactRegistryRefreshCronJob must be of kind artifact-registry"],
    ['an identity of another cloud', { identity: irsa }, "'identity' must be an identity of the cloud that 'europe-docker.pkg.dev' is in"],
    ['a token that no schedule can renew in time', { identity: CloudIdentity.googleNode() }, 'let the nodes pull by themselves'],
  ])('refuses %s', (_, props, message) => {
    expect(() => synth(props)).toThrow(message);
  });
});
