import { writeFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, App, Chart, Include, JsonPatch, Testing } from 'cdk8s';
import {
  AccessPattern, CloudIdentity, ExternalCredentials, ExternalSecretStore, PrivateRegistryAccess, RefreshCronJob,
  Registry, RegistryCredentials, ScopedPullSecret,
} from '../../src';
import { sealed } from '../encrypted/support';
import { temporaryFolder } from '../support/folder';

const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
const harbor = Registry.harbor('registry.example.com');
const token = RegistryCredentials.token(ecr, { identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull') });
const store = ExternalSecretStore.clusterSecretStore('vault');

const chartIn = (app: App, id: string) => new Chart(app, id, { namespace: 'payments' });

const raw = (chart: Chart, name: string, namespace?: string) => new ApiObject(chart, 'Raw', {
  apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type: 'kubernetes.io/dockerconfigjson',
});

const refresher = (chart: Chart) =>
  new RefreshCronJob(chart, 'Refresh', { credentials: [token], secretName: 'harbor' });

const access = (chart: Chart, credentials: RegistryCredentials) =>
  new PrivateRegistryAccess(chart, 'Access', { pattern: AccessPattern.NAMESPACE, credentials: [credentials] });

/** Each writes Secret 'harbor' in namespace 'payments'. */
const WRITERS: [string, (chart: Chart) => unknown][] = [
  ["the refresher ('writer/Refresh')", refresher],
  ["External Secrets ('writer/Access')", chart => new PrivateRegistryAccess(chart, 'Access', {
    pattern: AccessPattern.NAMESPACE,
    credentials: [RegistryCredentials.externalSecret(
      ExternalCredentials.login(harbor, { store, key: 'harbor', username: 'robot' }))],
    secretName: 'harbor',
  })],
  ["the controller of Sealed Secrets ('writer/Access')", chart => access(chart,
    RegistryCredentials.encryptedSecret({ texts: [JSON.stringify(sealed())], covers: [harbor] }))],
];

function errorOf(app: App): string | undefined {
  try {
    app.synthYaml();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Objects of which a controller makes Secret 'harbor'. */
const MAKERS: [string, string, string, object, string][] = [
  ['an ExternalSecret', 'external-secrets.io/v1', 'ExternalSecret', { spec: { target: { name: 'harbor' } } }, 'other'],
  ['an ExternalSecret of its name', 'external-secrets.io/v1', 'ExternalSecret', { spec: {} }, 'harbor'],
  ['a SealedSecret', 'bitnami.com/v1alpha1', 'SealedSecret', { spec: { encryptedData: {} } }, 'harbor'],
];

const addMaker = (chart: Chart, apiVersion: string, kind: string, body: object, name: string) =>
  new ApiObject(chart, 'Maker', { apiVersion, kind, metadata: { name }, ...body });

describe.each(MAKERS)('%s of the app for a Secret', (_, apiVersion, kind, body, name) => {
  const withMaker = (write: (chart: Chart) => unknown) => {
    const app = Testing.app();
    addMaker(chartIn(app, 'raw'), apiVersion, kind, body, name);
    write(chartIn(app, 'writer'));
    return errorOf(app);
  };

  test('that a refresher writes is an error', () => {
    expect(withMaker(refresher)).toContain(`${kind} 'payments/${name}' (raw/Maker) makes Secret 'harbor', and the `
      + "refresher ('writer/Refresh') writes the Secret of that name: each would undo what the other wrote. Give one "
      + `of them another name ('secretName'), or leave '${name}' out of the app`);
  });

  test('that an access makes is one', () => {
    const login = RegistryCredentials.unsafeLiteralInManifest(harbor, 'robot', 'pw');
    expect(withMaker(chart => new PrivateRegistryAccess(chart, 'Access', {
      pattern: AccessPattern.NAMESPACE, credentials: [login], secretName: 'harbor',
    }))).toContain('[writer/Access] Secret \'payments/harbor\' (writer/Access/Secret-payments) is in the app, and '
      + `${kind} 'payments/${name}' (raw/Maker) makes a Secret of that name: each would undo`);
  });

  test.each<[string, (chart: Chart) => unknown]>([
    ['of which an access tells what it covers', chart =>
      access(chart, RegistryCredentials.existingSecret('harbor', { covers: [harbor] }))],
    ['of a name that nobody writes', chart => raw(chart, 'another')],
  ])('%s is none', (__, write) => {
    expect(withMaker(write)).toBeUndefined();
  });
});

test('an ExternalSecret that merges into a Secret of another is none', () => {
  const app = Testing.app();
  addMaker(chartIn(app, 'raw'), 'external-secrets.io/v1', 'ExternalSecret', {
    spec: { target: { creationPolicy: 'Merge' } },
  }, 'harbor');
  refresher(chartIn(app, 'writer'));
  expect(errorOf(app)).toBeUndefined();
});

describe.each(WRITERS)('a Secret of the app that %s writes too', (by, write) => {
  test.each([
    ['before', ['raw', 'writer']], ['after', ['writer', 'raw']],
  ])('is an error, in a chart that stands %s', (_, ids) => {
    const app = Testing.app();
    const charts = new Map(ids.map(id => [id, chartIn(app, id)]));
    raw(charts.get('raw')!, 'harbor');
    write(charts.get('writer')!);
    expect(errorOf(app)).toContain(`Secret 'payments/harbor' (raw/Raw) is in the app, and ${by} writes the Secret of `
      + "that name: each would undo what the other wrote. Give one of them another name ('secretName'), or leave the "
      + 'Secret out of the app');
  });

  test.each([['another name', 'other', undefined], ['another namespace', 'harbor', 'shop']])(
    'is none under %s', (_, name, namespace) => {
      const app = Testing.app();
      write(chartIn(app, 'writer'));
      raw(chartIn(app, 'raw'), name, namespace);
      expect(errorOf(app)).toBeUndefined();
    });
});

describe('a Secret that a refresher writes too is an error', () => {
  const both = (make: (chart: Chart) => unknown) => {
    const app = Testing.app();
    refresher(chartIn(app, 'writer'));
    make(chartIn(app, 'other'));
    return errorOf(app);
  };

  const folder = temporaryFolder();

  test('in an Include', () => {
    const url = join(folder, 'secret.yaml');
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: [
        { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'harbor', namespace: 'payments' } },
      ],
    };
    writeFileSync(url, JSON.stringify(list));
    expect(both(chart => new Include(chart, 'Include', { url }))).toMatch(
      /Secret 'payments\/harbor' \(other\/Include\/.*\) is in the app, and the refresher/);
  });

  test('whose name comes from a JSON patch', () => {
    expect(both(chart => raw(chart, 'first').addJsonPatch(JsonPatch.replace('/metadata/name', 'harbor'))))
      .toContain("Secret 'payments/harbor' (other/Raw) is in the app, and the refresher");
  });

  test('that a PrivateRegistryAccess makes', () => {
    const login = RegistryCredentials.unsafeLiteralInManifest(harbor, 'robot', 'pw');
    expect(both(chart => new PrivateRegistryAccess(chart, 'Access', {
      pattern: AccessPattern.NAMESPACE, credentials: [login], secretName: 'harbor',
    }))).toContain("Secret 'payments/harbor' (other/Access/Secret-payments) is in the app, and the refresher");
  });

  test('that keeps its parts', () => {
    const app = Testing.app();
    const chart = chartIn(app, 'writer');
    const robot = RegistryCredentials.existingSecret('robot', { covers: [harbor] });
    new RefreshCronJob(chart, 'Refresh', { credentials: [token, robot], refresh: { name: 'pull' } });
    raw(chart, 'pull-parts');
    expect(errorOf(app)).toContain("Secret 'payments/pull-parts' (writer/Raw) is in the app, and the refresher");
  });
});

test('the second synthesis of an app from which the Secret was removed is none', () => {
  const app = Testing.app();
  refresher(chartIn(app, 'writer'));
  const chart = chartIn(app, 'other');
  raw(chart, 'harbor');
  expect(errorOf(app)).toContain('is in the app');
  chart.node.tryRemoveChild('Raw');
  expect(errorOf(app)).toBeUndefined();
});

describe('a ScopedPullSecret', () => {
  const scoped = (chart: Chart) => new ScopedPullSecret(chart, 'Scoped', {
    credentials: [RegistryCredentials.unsafeLiteralInManifest(harbor, 'robot', 'pw')], secretName: 'harbor',
  });

  test.each<[string, (chart: Chart) => unknown]>([['another', scoped], ['a refresher', refresher]])(
    'of the name of %s is an error', (_, make) => {
      const app = Testing.app();
      scoped(chartIn(app, 'first'));
      expect(() => make(chartIn(app, 'second'))).toThrow(
        /^Secret 'harbor' in namespace 'payments' is written by 'first\/Scoped' and by 'second\/.*': give another 'se/);
    });

  test('may have the name of another where neither has a namespace: charts are applied apart', () => {
    const app = Testing.app();
    scoped(new Chart(app, 'first'));
    expect(() => scoped(new Chart(app, 'second'))).not.toThrow();
  });
});
