import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { KyvernoPullSecretInjection, KyvernoSecretClone, Registry, ScopedPullSecret } from 'cdk8s-registry-access';

const app = new App();
const platform = new Chart(app, 'platform', { namespace: 'registry' });
const harbor = Registry.harbor('registry.example.com');

// The one Secret that somebody makes and renews; everything else follows from it.
const source = ScopedPullSecret.fromSecretName('harbor-pull', { namespace: 'registry', covers: [harbor] });
const namespaceSelector = { matchLabels: { 'registry.example.com/pull': 'true' } };

// Each namespace with the label has a copy, those that exist already and those to come.
const clone = new KyvernoSecretClone(platform, 'Clone', { source, namespaceSelector, policyName: 'clone-harbor-pull' });

// Pods that no manifest here makes get it when they are made, if one of their images is from that registry.
new KyvernoPullSecretInjection(platform, 'Inject', {
  secret: source, namespaceSelector, policyName: 'add-harbor-pull',
});

// Pods of the app name the copy themselves, so that synthesis can prove that they pull.
const payments = new Chart(app, 'payments', { namespace: 'payments', disableResourceNameHashes: true });
const web = new kplus.Deployment(payments, 'Web', {
  containers: [{ image: 'registry.example.com/payments/web:1.4.2' }],
});
clone.copyIn('payments').grantPull(web);

app.synth();
