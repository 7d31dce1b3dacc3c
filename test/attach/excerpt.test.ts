import { ApiObject, App, IResolver, Lazy, ResolutionContext, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { newChart, workload } from './support';
import { renderExcerpt } from '../../src/attach/excerpt';

const PATH = ['spec', 'template', 'spec'];
const POD_SPEC = {
  serviceAccountName: 'web',
  imagePullSecrets: [{ name: 'own' }],
  containers: [{ name: 'main', image: 'a', imagePullPolicy: 'Always' }],
  initContainers: [{ name: 'init', image: 'b' }],
  volumes: [{ name: 'data', image: { reference: 'c', pullPolicy: 'IfNotPresent' } }],
};

function deployment(podSpec: unknown, app = Testing.app()): ApiObject {
  return workload(newChart(app), 'apps/v1', 'Deployment', 'web', { spec: { replicas: 2, template: { metadata: { labels: { a: 'b' } }, spec: podSpec } } });
}

test('what matters to a pull is there, and nothing else', () => {
  const object = deployment({ ...POD_SPEC, dnsPolicy: 'None', containers: [{ ...POD_SPEC.containers[0], env: [{ name: 'A', value: 'b' }] }] });
  expect(renderExcerpt(object, PATH).spec).toEqual({ template: { spec: POD_SPEC } });
});

test('values that are made while they are rendered are made', () => {
  const object = deployment(Lazy.any({ produce: () => ({ ...POD_SPEC, containers: Lazy.any({ produce: () => POD_SPEC.containers }) }) }));
  expect(renderExcerpt(object, PATH).spec.template.spec).toEqual(POD_SPEC);
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
  expect(renderExcerpt(object, PATH).spec.template.spec.containers[0].image).toBe('mirror/a');
});

test('an L2 class gives the same as when it is rendered in full', () => {
  const web = ApiObject.of(new kplus.Deployment(newChart(), 'Web', { containers: [{ image: 'a', portNumber: 80 }] }));
  const [container] = web.toJson().spec.template.spec.containers;
  expect(renderExcerpt(web, PATH).spec.template.spec.containers).toEqual([
    { name: container.name, image: container.image, imagePullPolicy: container.imagePullPolicy },
  ]);
});

test('the object is rendered in full afterwards', () => {
  const object = deployment(POD_SPEC);
  const full = object.toJson();
  renderExcerpt(object, PATH);
  expect(object.toJson()).toEqual(full);
  expect(App.of(object).resolvers).toHaveLength(3);
});
