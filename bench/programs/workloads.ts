import { ApiObject, App, Chart } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import {
  AccessPattern, CoverageStrictness, PrivateRegistryAccess, Registry, RegistryCredentials,
} from 'cdk8s-registry-access';

// A name loads its module when it is first used: here, and not while synthesis is measured.
export const loaded = [AccessPattern, CoverageStrictness, PrivateRegistryAccess, Registry, RegistryCredentials];

/** Synthesizes `size` Deployments; the environment says of which make, and with or without access and proof. */
export function run(size: number) {
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace: 'team', disableResourceNameHashes: true });
  if (process.env.BENCH_ACCESS !== 'none') {
    new PrivateRegistryAccess(chart, 'Access', {
      pattern: AccessPattern.NAMESPACE,
      credentials: [
        RegistryCredentials.existingSecret('registry-pull', { covers: [Registry.harbor('registry.example.com')] }),
      ],
      coverage: {
        strictness: process.env.BENCH_ACCESS === 'proof' ? CoverageStrictness.ERROR : CoverageStrictness.OFF,
      },
    });
  }
  const make = process.env.BENCH_WORKLOADS === 'cdk8s-plus' ? makePlus : makeRaw;
  for (let index = 0; index < size; index++) make(chart, `app-${index}`);
  app.synth();
}

function makePlus(chart: Chart, name: string) {
  new Deployment(chart, name, { containers: [{ image: image(name), portNumber: 8080 }] });
}

function makeRaw(chart: Chart, name: string) {
  const labels = { app: name };
  new ApiObject(chart, name, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [{
            name: 'main',
            image: image(name),
            ports: [{ containerPort: 8080 }],
            env: [{ name: 'STAGE', value: 'production' }],
            resources: { requests: { cpu: '100m', memory: '64Mi' } },
            securityContext: { runAsNonRoot: true },
          }],
        },
      },
    },
  });
}

function image(name: string): string {
  return `registry.example.com/team/${name}:1.0.0`;
}
