import { ApiObject, App, IResolver, Lazy, ResolutionContext, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { attach, newChart, serviceAccount, workload } from './support';
import { AccessPattern } from '../../src';
import { plainProperties, renderExcerpt } from '../../src/attach/excerpt';

const PATH = ['spec', 'template', 'spec'];
const POD_SPEC = {
  serviceAccountName: 'web',
  imagePullSecrets: [{ name: 'own' }],
  containers: [{ name: 'main', image: 'a', imagePullPolicy: 'Always' }],
  initContainers: [{ name: 'init', image: 'b' }],
  volumes: [{ name: 'data', image: { reference: 'c', pullPolicy: 'IfNotPresent' } }],
};

function excerptOf(object: ApiObject, podSpecPath: readonly string[]): any {
  return plainProperties(object, podSpecPath) ?? renderExcerpt(object, podSpecPath);
}

function deployment(podSpec: unknown, app = Testing.app()): ApiObject {
  return workload(newChart(app), 'apps/v1', 'Deployment', 'web', {
    spec: { replicas: 2, template: { metadata: { labels: { a: 'b' } }, spec: podSpec } },
  });
}

test('plain properties are taken as they are', () => {
  const object = deployment(POD_SPEC);
  expect(excerptOf(object, PATH).spec.template.spec).toBe(POD_SPEC);
});

test('of what has to be rendered, only what matters to a pull is', () => {
  const containers = [
    { ...POD_SPEC.containers[0], image: Lazy.any({ produce: () => 'a' }), env: [{ name: 'A', value: 'b' }] },
  ];
  const object = deployment({ ...POD_SPEC, dnsPolicy: 'None', containers });
  expect(excerptOf(object, PATH).spec).toEqual({ template: { spec: POD_SPEC } });
});

test.each([
  ['a pod spec', Lazy.any({ produce: () => POD_SPEC })],
  ['a list', { ...POD_SPEC, containers: Lazy.any({ produce: () => POD_SPEC.containers }) }],
  ['an entry', { ...POD_SPEC, containers: [Lazy.any({ produce: () => POD_SPEC.containers[0] })] }],
  ['a token', { ...POD_SPEC, serviceAccountName: { resolve: () => 'web' } }],
  [
    'an image reference',
    {
      ...POD_SPEC,
      volumes: [{ name: 'data', image: { reference: Lazy.any({ produce: () => 'c' }), pullPolicy: 'IfNotPresent' } }],
    },
  ],
])('%s that is made while it is rendered is made', (_, podSpec) => {
  expect(excerptOf(deployment(podSpec), PATH).spec.template.spec).toEqual(POD_SPEC);
});

test('a class with a rendering of its own is rendered', () => {
  class Changed extends ApiObject {
    public toJson() {
      const manifest = super.toJson();
      manifest.spec.template.spec.serviceAccountName = 'changed';
      return manifest;
    }
  }
  const object = new Changed(newChart(), 'Web', {
    apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { spec: POD_SPEC } },
  } as any);
  expect(excerptOf(object, PATH).spec.template.spec.serviceAccountName).toBe('changed');
});

test('other resolvers of the app take part', () => {
  class Mirror implements IResolver {
    public resolve(context: ResolutionContext): void {
      if (context.key[context.key.length - 1] === 'image' && context.value === 'a') {
        context.replaceValue('mirror/a');
      }
    }
  }
  const object = deployment(POD_SPEC, new App({ outdir: Testing.app().outdir, resolvers: [new Mirror()] }));
  expect(excerptOf(object, PATH).spec.template.spec.containers[0].image).toBe('mirror/a');
});

test('an L2 class gives the same as when it is rendered in full', () => {
  const web = ApiObject.of(new kplus.Deployment(newChart(), 'Web', { containers: [{ image: 'a', portNumber: 80 }] }));
  const [container] = web.toJson().spec.template.spec.containers;
  expect(excerptOf(web, PATH).spec.template.spec.containers).toEqual([
    { name: container.name, image: container.image, imagePullPolicy: container.imagePullPolicy },
  ]);
});

test('the object is rendered in full afterwards', () => {
  const object = deployment(POD_SPEC);
  const full = object.toJson();
  excerptOf(object, PATH);
  expect(object.toJson()).toEqual(full);
  expect(App.of(object).resolvers).toHaveLength(3);
});

describe('the list of a ServiceAccount', () => {
  test('is taken from plain properties, without rendering it', () => {
    const account = serviceAccount(newChart(), 'web', ['own']);
    expect(plainProperties(account, []).imagePullSecrets).toEqual([{ name: 'own' }]);
  });

  test.each([
    ['made as a whole', Lazy.any({ produce: () => [{ name: 'own' }] })],
    ['with an entry that is made', [Lazy.any({ produce: () => ({ name: 'own' }) })]],
    ['with a name that is made', [{ name: Lazy.any({ produce: () => 'own' }) }]],
  ])('%s while it is rendered is kept', (_, imagePullSecrets) => {
    const chart = newChart();
    const account = workload(chart, 'v1', 'ServiceAccount', 'web', { imagePullSecrets });
    attach(account, AccessPattern.NAMESPACE);
    expect(plainProperties(account, [])).toBeUndefined();
    expect(Testing.synth(chart)[0].imagePullSecrets).toEqual([{ name: 'own' }, { name: 'pull' }]);
  });
});
