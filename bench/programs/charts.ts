import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials } from 'cdk8s-registry-access';

// A name loads its module when it is first used: here, and not while synthesis is measured.
export const loaded = [AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials];

const WORKLOADS = 3;

/**
 * `size` teams, each with a chart, the ServiceAccount `default` in it and some Deployments. The environment says what
 * makes the ServiceAccount: nothing of ours (`bare`), nothing of ours in a construct of its own (`construct`), or a
 * `PrivateRegistryAccess` (`access`), which is granted the chart.
 */
export function run(size: number) {
  const app = new App();
  for (let index = 0; index < size; index++) {
    const namespace = `team-${index}`;
    const chart = new Chart(app, namespace, { namespace, disableResourceNameHashes: true });
    addAccount(chart, namespace);
    for (let workload = 0; workload < WORKLOADS; workload++) addDeployment(chart, `app-${workload}`);
  }
  app.synth();
}

function addAccount(chart: Chart, namespace: string): void {
  if (process.env.BENCH_ACCESS === 'access') {
    new PrivateRegistryAccess(chart, 'Access', {
      pattern: AccessPattern.NAMESPACE,
      credentials: [
        RegistryCredentials.existingSecret('registry-pull', { covers: [Registry.harbor('registry.example.com')] }),
      ],
    }).grantPull(chart);
    return;
  }
  const scope = process.env.BENCH_ACCESS === 'construct' ? new Construct(chart, 'Access') : chart;
  new ApiObject(scope, `ServiceAccount-${namespace}-default`, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      name: 'default',
      namespace,
      labels: { 'app.kubernetes.io/managed-by': 'cdk8s-registry-access' },
      annotations: {
        'argocd.argoproj.io/sync-options': 'Prune=false',
        'kustomize.toolkit.fluxcd.io/prune': 'disabled',
      },
    },
    imagePullSecrets: [{ name: 'registry-pull' }],
  });
}

function addDeployment(chart: Chart, name: string): void {
  const labels = { app: name };
  new ApiObject(chart, name, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'main', image: `registry.example.com/team/${name}:1.0.0` }] },
      },
    },
  });
}
