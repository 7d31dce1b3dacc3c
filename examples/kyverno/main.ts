import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  AccessPattern, AdmissionEngine, PrivateRegistryAccess, Registry, RegistryCredentials, SecretCopies,
} from 'cdk8s-registry-access';

const app = new App();
const platform = new Chart(app, 'platform', { namespace: 'registry' });
const harbor = Registry.harbor('registry.example.com');

// The one Secret that somebody makes and renews in the namespace 'registry'. Kyverno copies it to each namespace with
// the label, those that exist already and those to come, and adds it to each pod there with an image of that registry.
const access = new PrivateRegistryAccess(platform, 'RegistryAccess', {
  pattern: AccessPattern.ADMISSION,
  namespaces: ['registry'],
  namespaceSelector: { matchLabels: { 'registry.example.com/pull': 'true' } },
  credentials: [RegistryCredentials.existingSecret('harbor-pull', { covers: [harbor] })],
  copies: SecretCopies.KYVERNO,
  admission: { engine: AdmissionEngine.KYVERNO, policyName: 'add-harbor-pull' },
});

// Pods of the app name the copy themselves, so that synthesis can prove that they pull.
const payments = new Chart(app, 'payments', { namespace: 'payments', disableResourceNameHashes: true });
const web = new kplus.Deployment(payments, 'Web', {
  containers: [{ image: 'registry.example.com/payments/web:1.4.2' }],
});
access.grantPull(web);

app.synth();
