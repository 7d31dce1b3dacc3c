import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { CloudIdentity, EcrRefreshCronJob, Registry } from 'cdk8s-registry-access';

const app = new App();
const chart = new Chart(app, 'payments', { namespace: 'payments', disableResourceNameHashes: true });

const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });

// A token lives 12 hours. The refresher writes a new one every 4 hours, and one at once, into both namespaces.
const refresh = new EcrRefreshCronJob(chart, 'Refresh', {
  registries: [ecr],
  identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull'),
  namespaces: ['payments', 'shop'],
  refresh: { name: 'ecr-pull' },
});

const web = new kplus.Deployment(chart, 'Web', { containers: [{ image: `${ecr.host}/payments/web:1.4.2` }] });
refresh.grantPull(web);

app.synth();
