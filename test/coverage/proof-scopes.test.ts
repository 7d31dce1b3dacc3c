import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import {
  AccessPattern, CoverageStrictness, ImageCoverage, PrivateRegistryAccess, Registry, RegistryCredentials,
  SynthesisWarnings,
} from '../../src';
import { ghcrLogin, newAccess } from '../access/support';
import { deployment, newChart, serviceAccount } from '../attach/support';
import { captureStderr } from '../support/stderr';

captureStderr();

const { WORKLOAD, NAMESPACE } = AccessPattern;
const HARBOR = 'registry.example.com/team/web:1';
const GHCR = 'ghcr.io/acme/web:1';
const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
const ECR = `${ecr.host}/web:1`;
const OTHER_REGION = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1';

const pulling = (image: string, more: object = {}) => ({ containers: [{ name: 'main', image }], ...more });

/** What the synthesis of an app says. */
function messageOf(app: App): string {
  try {
    app.synthYaml();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** Who says that which workloads pull without a credential; what else is said, as it is. */
function uncovered(app: App): string[] {
  return messageOf(app).split('\n  [').slice(1).flatMap(said => {
    const [owner] = said.split(']');
    const workloads = said.match(/(?<=\()[^ ]*(?=\): container 'main')/g) ?? [];
    return workloads.length > 0 ? workloads.map(workload => `${owner}: ${workload}`) : [said];
  });
}

const codes = (app: App) => SynthesisWarnings.of(app).map(({ code }) => code);

/** Two charts of the namespace `payments`: that of an access, and another one. */
function twoCharts() {
  const app = Testing.app();
  return { app, own: newChart(app, 'own'), other: newChart(app, 'rest') };
}

function namespace(scope: Chart, name: string, labels: Record<string, string>) {
  new ApiObject(scope, `Namespace-${name}`, { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
}

describe('an access proves what nobody granted', () => {
  test('in the namespaces that it names, wherever that stands', () => {
    const app = Testing.app();
    new PrivateRegistryAccess(newChart(app, 'platform', 'platform'), 'Access', {
      pattern: NAMESPACE,
      namespaces: ['payments', 'shop'],
      credentials: [RegistryCredentials.existingSecret('ecr-pull', { covers: [ecr] })],
    });
    deployment(newChart(app, 'payments', 'payments'), 'web', pulling(OTHER_REGION));
    deployment(newChart(app, 'shop', 'shop'), 'web', pulling(ECR));
    deployment(newChart(app, 'billing', 'billing'), 'web', pulling(OTHER_REGION));
    expect(uncovered(app)).toEqual(['platform/Access: payments/Deployment-web']);
  });

  test('in another chart of the namespace of its own', () => {
    const { app, own, other } = twoCharts();
    newAccess(own, { pattern: WORKLOAD });
    deployment(other, 'web', pulling(HARBOR));
    expect(uncovered(app)).toEqual(['own/Access: rest/Deployment-web']);
  });

  test('in a namespace that it granted a workload in', () => {
    const app = Testing.app();
    const shop = newChart(app, 'shop', 'shop');
    new PrivateRegistryAccess(newChart(app, 'platform', 'platform'), 'Access', {
      pattern: AccessPattern.NODE_IDENTITY, credentials: [RegistryCredentials.nodeIdentity([ecr])],
    }).grantPull(deployment(shop, 'web', pulling(ECR)));
    deployment(newChart(app, 'rest', 'shop'), 'job', pulling(OTHER_REGION));
    expect(uncovered(app)).toEqual(['platform/Access: rest/Deployment-job']);
  });

  test('in namespaces that it selects by name, or by labels that the app gives them', () => {
    const app = Testing.app();
    const platform = newChart(app, 'platform', 'platform');
    namespace(platform, 'labelled', { pull: 'yes', team: 'a' });
    namespace(platform, 'unlabelled', { team: 'a' });
    newAccess(platform, {
      pattern: WORKLOAD,
      namespaceSelector: { names: ['named'], matchLabels: { pull: 'yes' } },
      credentials: [RegistryCredentials.existingSecret('ecr-pull', { covers: [ecr] })],
      secretName: undefined,
    });
    ['named', 'labelled', 'unlabelled', 'unknown'].forEach(name =>
      deployment(newChart(app, name, name), 'web', pulling(ECR)));
    expect(uncovered(app)).toEqual([
      'platform/Access: named/Deployment-web', 'platform/Access: labelled/Deployment-web',
    ]);
  });

  test('in a chart without a namespace, and in no other one without', () => {
    const app = Testing.app();
    const [own, other] = ['own', 'other'].map(id => new Chart(app, id));
    newAccess(own, { pattern: WORKLOAD });
    [own, other].forEach(chart => deployment(chart, 'web', pulling(HARBOR)));
    expect(uncovered(app)).toEqual(['own/Access: own/Deployment-web']);
  });

  test('in the scope that it is told alone, beside what it grants', () => {
    const app = Testing.app();
    const [own, other, rest] = ['own', 'other', 'rest'].map(id => newChart(app, id));
    const access = newAccess(own, { pattern: WORKLOAD, coverage: { scope: other } });
    access.grantPull(deployment(rest, 'granted', pulling(OTHER_REGION)));
    [own, other, rest].forEach(chart => deployment(chart, 'web', pulling(HARBOR)));
    expect(uncovered(app)).toEqual(['own/Access: other/Deployment-web', 'own/Access: rest/Deployment-granted']);
  });
});

describe('a scope that cannot be meant is an error at once', () => {
  test('one of another app', () => {
    expect(() => newAccess(newChart(), { coverage: { scope: newChart() } }))
      .toThrow("'coverage.scope' must be a construct of the same app, such as a chart; got 'chart' of another one");
  });

  test('what is no construct', () => {
    expect(() => newAccess(newChart(), { coverage: { scope: 'chart' as any } }))
      .toThrow(/'coverage\.scope'.*got string/);
  });

  test('a second one', () => {
    const chart = newChart();
    expect(() => ImageCoverage.prove(chart, { scope: chart }))
      .toThrow("'scope' belongs to the 'coverage' of a PrivateRegistryAccess: leave it out, and pass it in the "
        + "place of 'chart'");
  });
});

describe('where several proofs are about a pod', () => {
  /** Two accesses of other charts that name its namespace, in the order that is asked for. */
  function withAccesses(strictness: Record<string, CoverageStrictness | undefined>) {
    const app = Testing.app();
    Object.entries(strictness).forEach(([id, own]) => newAccess(newChart(app, id, id), {
      pattern: WORKLOAD, namespaces: ['payments'], secretName: id, coverage: { strictness: own },
    }));
    const chart = newChart(app);
    return { app, chart, web: deployment(chart, 'web', pulling(HARBOR)) };
  }

  const { OFF, WARN, ERROR } = CoverageStrictness;
  test.each([
    [{ a: WARN, b: ERROR }, ['a/Access: chart/Deployment-web']],
    [{ b: ERROR, a: WARN }, ['a/Access: chart/Deployment-web']],
    [{ a: ERROR, b: OFF }, ['a/Access: chart/Deployment-web']],
    [{ b: undefined, a: OFF }, []],
    [{ b: undefined, a: undefined }, ['a/Access: chart/Deployment-web']],
  ])('of accesses of its namespace the strictest counts, and the first by path reports: %j', (strictness, expected) => {
    expect(uncovered(withAccesses(strictness).app)).toEqual(expected);
  });

  test('a scope around it comes before them, the innermost first', () => {
    const { app, chart, web } = withAccesses({ a: ERROR });
    ImageCoverage.prove(web, { strictness: WARN });
    ImageCoverage.prove(chart, { strictness: ERROR });
    expect(uncovered(app)).toEqual([]);
    expect(codes(app)).toEqual(['PRA103']);
  });

  test('who granted it comes before them', () => {
    const { app, chart, web } = withAccesses({ a: ERROR });
    newAccess(newChart(app, 'granting', 'granting'), {
      pattern: WORKLOAD, namespaces: ['payments'], credentials: [ghcrLogin], coverage: { strictness: ERROR },
    }).grantPull(web);
    deployment(chart, 'other', pulling(HARBOR));
    expect(uncovered(app)).toEqual([
      'a/Access: chart/Deployment-other', 'granting/Access: chart/Deployment-web',
    ]);
  });

  test('the options of all of them count', () => {
    const app = Testing.app();
    [{ privateRegistries: [Registry.of('a.example.com')] }, { nodeRegistries: [Registry.of('b.example.com')] }]
      .forEach((coverage, index) => newAccess(newChart(app, `access-${index}`, `access-${index}`), {
        pattern: WORKLOAD, namespaces: ['payments'], secretName: `pull-${index}`, coverage,
      }));
    const chart = newChart(app);
    ImageCoverage.prove(chart, { privateRegistries: [Registry.of('b.example.com')] });
    ['a', 'b'].forEach(host => deployment(chart, host, pulling(`${host}.example.com/app:1`)));
    expect(uncovered(app)).toEqual(['chart: chart/Deployment-a']);
  });
});

describe('an app that works stays legal', () => {
  test('two teams in a namespace, with patterns of their own', () => {
    const { app, own, other } = twoCharts();
    newAccess(own, { pattern: NAMESPACE }).grantPull(deployment(own, 'web', pulling(HARBOR)));
    newAccess(other, { pattern: WORKLOAD, credentials: [ghcrLogin], secretName: 'ghcr-pull' })
      .grantPull(deployment(other, 'web', pulling(GHCR)));
    expect([messageOf(app), codes(app)]).toEqual(['', []]);
  });

  test('two constructs in a chart, one of which declares the ServiceAccount', () => {
    const { app, own, other } = twoCharts();
    const access = newAccess(own, { pattern: NAMESPACE });
    newAccess(own, {
      pattern: NAMESPACE, credentials: [ghcrLogin], secretName: 'ghcr-pull', serviceAccounts: [],
    }, 'Second').grantPull(access);
    [HARBOR, GHCR].forEach((image, index) => deployment(other, `web-${index}`, pulling(image)));
    expect([messageOf(app), codes(app)]).toEqual(['', []]);
  });

  test('pods that list a pull secret of the app themselves', () => {
    const { app, own, other } = twoCharts();
    newAccess(own, { pattern: WORKLOAD });
    deployment(other, 'web', pulling(HARBOR, { imagePullSecrets: [{ name: 'registry-pull' }] }));
    expect([messageOf(app), codes(app)]).toEqual(['', []]);
  });

  test('pods of others that list what is only on the cluster: a warning, and an error around the access', () => {
    const { app, own, other } = twoCharts();
    newAccess(own, { pattern: WORKLOAD });
    const listing = pulling(HARBOR, { imagePullSecrets: [{ name: 'of-the-team' }] });
    deployment(other, 'web', listing);
    expect([messageOf(app), codes(app)]).toEqual(['', ['PRA101']]);
    deployment(own, 'web', listing);
    expect(uncovered(app)).toEqual(['own/Access: own/Deployment-web']);
  });

  test('pods of others that run as a ServiceAccount that is made elsewhere: a warning', () => {
    const { app, own, other } = twoCharts();
    newAccess(own, { pattern: WORKLOAD });
    deployment(other, 'web', pulling(HARBOR, { serviceAccountName: 'builder' }));
    expect([messageOf(app), codes(app)]).toEqual(['', ['PRA103']]);
  });

  test.each([[['default'], [], ['PRA103']], [[], ['own/Access: rest/Deployment-web'], []]])(
    'pods of others that run as default, which is patched elsewhere or not: %j',
    (externalServiceAccounts, errors, warnings) => {
      const { app, own, other } = twoCharts();
      newAccess(own, { pattern: NAMESPACE, serviceAccounts: [], externalServiceAccounts });
      deployment(other, 'web', pulling(HARBOR));
      expect([uncovered(app), codes(app)]).toEqual([errors, warnings]);
    },
  );

  test('a ServiceAccount of the app in another chart than the pods and the access', () => {
    const { app, own, other } = twoCharts();
    const accounts = newChart(app, 'accounts');
    newAccess(own, { pattern: NAMESPACE, serviceAccounts: [] }).grantPull(serviceAccount(accounts, 'builder'));
    deployment(other, 'web', pulling(HARBOR, { serviceAccountName: 'builder' }));
    expect([messageOf(app), codes(app)]).toEqual(['', []]);
  });
});

test('a chart that is patched after another one was synthesized is proven with its patches', () => {
  const app = Testing.app();
  const [chart, other] = [newChart(app), newChart(app, 'other')];
  newAccess(chart, { pattern: NAMESPACE });
  deployment(other, 'first', pulling(HARBOR));
  const web = deployment(other, 'web', pulling(HARBOR));
  Testing.synth(chart);
  web.addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/image', OTHER_REGION));
  expect(() => Testing.synth(other)).toThrow(/pulls '123456789012.* no credential reaches it/);
});

test('of several charts, one that is synthesized again is proven as it is then', () => {
  const app = Testing.app();
  const [chart, other] = [newChart(app), newChart(app, 'other')];
  deployment(other, 'other', pulling(HARBOR));
  const web = deployment(chart, 'web', pulling(HARBOR));
  newAccess(chart, {
    credentials: [RegistryCredentials.existingSecret('pull', { covers: [Registry.of('registry.example.com')] })],
  });
  Testing.synth(chart);
  const image = '/spec/template/spec/containers/0/image';
  web.addJsonPatch(JsonPatch.replace(image, 'registry.example.com:5000/web:1'));
  expect(() => Testing.synth(chart)).toThrow(/pulls 'registry\.example\.com:5000\/web:1' .* no credential reaches it/);
  web.addJsonPatch(JsonPatch.replace(image, HARBOR));
  expect(Testing.synth(chart)).toHaveLength(2);
});
