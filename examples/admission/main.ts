import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  AccessPattern, ExternalCredentials, ExternalSecretStore, PrivateRegistryAccess, Registry, RegistryCredentials,
  TargetKubernetes,
} from 'cdk8s-registry-access';

const app = new App();
TargetKubernetes.set(app, '1.36');
const platform = new Chart(app, 'platform');

const harbor = Registry.harbor('registry.example.com');
const labels = { 'registry.example.com/pull': 'true' };

// In every namespace with the label, those that are made later included: External Secrets makes the Secret there, and
// the API server adds it to each pod with an image of the registry, whoever makes the pod.
const access = new PrivateRegistryAccess(platform, 'RegistryAccess', {
  pattern: AccessPattern.ADMISSION,
  namespaceSelector: { matchLabels: labels },
  credentials: [
    RegistryCredentials.externalSecret(ExternalCredentials.login(harbor, {
      store: ExternalSecretStore.clusterSecretStore('vault'),
      key: 'harbor/robot',
      usernameProperty: 'name',
      passwordProperty: 'secret',
    })),
  ],
  externalSecrets: { secretName: 'harbor-pull' },
  admission: { policyName: 'add-harbor-pull' },
  // What an operator runs in a namespace of the app is proven by the label of that namespace.
  coverage: { additionalImages: [{ image: `${harbor}/spark/executor:3.5`, namespace: 'reports' }] },
});

const reports = new Chart(app, 'reports', { namespace: 'reports', disableResourceNameHashes: true });
new ApiObject(reports, 'Namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'reports', labels } });

// A policy is active about a second after it is made, so workloads of the app name the Secret themselves too.
const web = new kplus.Deployment(reports, 'Web', { containers: [{ image: `${harbor}/reports/web:1.4.2` }] });
access.grantPull(web);

app.synth();
