import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials } from 'cdk8s-registry-access';

const app = new App();
const chart = new Chart(app, 'vault', { namespace: 'vault', disableResourceNameHashes: true });

const harbor = Registry.harbor('registry.example.com');
// Each key is limited to one project, so each workload carries a credential for its own images only.
const signing = harbor.withPath('signing');
const audit = harbor.withPath('audit');

const access = new PrivateRegistryAccess(chart, 'RegistryAccess', {
  pattern: AccessPattern.DEDICATED_SERVICE_ACCOUNT,
  credentials: [
    RegistryCredentials.environmentInManifest(signing, {
      username: 'robot$signing', passwordVariable: 'SIGNING_PASSWORD',
    }),
    RegistryCredentials.environmentInManifest(audit, { username: 'robot$audit', passwordVariable: 'AUDIT_PASSWORD' }),
  ],
  secretName: 'harbor',
});

const signer = new kplus.Deployment(chart, 'Signer', {
  containers: [{ image: 'registry.example.com/signing/signer:3.0.1' }],
});
access.grantPull(signer, { registries: [signing] });

// Any construct will do: here a raw object that names a ServiceAccount of its own, which then carries the pull secret.
new ApiObject(chart, 'AuditorAccount', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'auditor' } });
const auditor = new ApiObject(chart, 'Auditor', {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'auditor' },
  spec: {
    schedule: '0 3 * * *',
    jobTemplate: {
      spec: {
        template: {
          spec: {
            serviceAccountName: 'auditor',
            restartPolicy: 'Never',
            containers: [{ name: 'auditor', image: 'registry.example.com/audit/auditor:2.2.0' }],
          },
        },
      },
    },
  },
});
access.grantPull(auditor, { registries: [audit] });

app.synth();
