import { App, Chart, ChartProps, Testing } from 'cdk8s';
import {
  CloudIdentity, RefreshCronJob, RefreshCronJobProps, RefreshOptions, Registry, RegistryCredentials,
} from '../../src';
import { Plan } from '../../src/refresh/plan';

export const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
export const otherAccount = Registry.ecr({ account: '210987654321', region: 'eu-west-1' });
export const otherRegion = Registry.ecr({ account: '123456789012', region: 'us-east-1' });
export const artifactRegistry = Registry.artifactRegistry({ location: 'europe' });
export const acr = Registry.acr('example');
export const harbor = Registry.harbor('registry.example.com');

export const irsa = CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull');
export const gke = CloudIdentity.gkeWorkloadIdentity({
  project: 'my-project', location: 'europe-west1', cluster: 'prod',
});
export const azure = CloudIdentity.azureWorkloadIdentity({
  clientId: '11111111-1111-4111-8111-111111111111',
  tenantId: '22222222-2222-4222-8222-222222222222',
});

export const ecrToken = RegistryCredentials.token(ecr, { identity: irsa });
export const otherRegionToken = RegistryCredentials.token(otherRegion, { identity: irsa });
export const artifactRegistryToken = RegistryCredentials.token(artifactRegistry, { identity: gke });
export const acrToken = RegistryCredentials.token(acr, { identity: azure });
export const harborSecret = RegistryCredentials.existingSecret('harbor-pull', { covers: [harbor] });

export function newChart(props: ChartProps = { namespace: 'registry-access' }): Chart {
  return new Chart(new App(), 'chart', { disableResourceNameHashes: true, ...props });
}

/** What a refresher is told, and in one with it how it runs. */
export type RefreshProps = Omit<Partial<RefreshCronJobProps>, 'refresh'> & RefreshOptions;

export function newRefresh(props: RefreshProps = {}, chart = newChart(), id = 'Refresh'): RefreshCronJob {
  const { credentials = [ecrToken], namespaces, namespaceSelector, secretName, ...refresh } = props;
  return new RefreshCronJob(chart, id, {
    credentials, namespaces, namespaceSelector, secretName, refresh: { name: 'pull', ...refresh },
  });
}

/** The manifests of a refresher, by kind and namespace. */
export function manifestsOf(props: RefreshProps = {}): Record<string, any> {
  const chart = newChart();
  newRefresh(props, chart);
  return byKind(Testing.synth(chart));
}

export function byKind(manifests: any[]): Record<string, any> {
  return Object.fromEntries(manifests.flatMap(manifest => [
    [manifest.kind, manifest],
    [`${manifest.kind} ${manifest.metadata.namespace ?? ''}`, manifest],
  ]));
}

/** The pod of the schedule. */
export function podOf(props: RefreshProps = {}): any {
  return manifestsOf(props).CronJob.spec.jobTemplate.spec.template;
}

/** Its only container. */
export function containerOf(props: RefreshProps = {}): any {
  return podOf(props).spec.containers[0];
}

/** The plan that its program reads. */
export function planOf(props: RefreshProps = {}): Plan {
  return planIn(manifestsOf(props));
}

export function planIn({ ConfigMap }: Record<string, any>): Plan {
  return JSON.parse(ConfigMap.data['plan.json']);
}
