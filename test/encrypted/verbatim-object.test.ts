import { ApiObject, IResolver, JsonPatch, ResolutionContext, Testing } from 'cdk8s';
import { newChart, sops } from './support';
import { VerbatimObject } from '../../src/encrypted/verbatim-object';

const LABELS = { tenant: 'a' };

test('an object is written with its values in their order, and nothing else', () => {
  const chart = newChart('shop', LABELS);
  new VerbatimObject(chart, 'Secret', sops());
  expect(JSON.stringify(Testing.synth(chart))).toBe(JSON.stringify([sops()]));
});

test('an ordinary object of the same manifest is not: this is what it is for', () => {
  const chart = newChart('shop', LABELS);
  new ApiObject(chart, 'Secret', sops());
  expect(JSON.stringify(Testing.synth(chart))).not.toBe(JSON.stringify([sops()]));
});

test('it says what it is', () => {
  const object = new VerbatimObject(newChart(), 'Secret', sops());
  expect([object.apiVersion, object.kind, object.name, object.metadata.namespace])
    .toEqual(['v1', 'Secret', 'harbor', 'payments']);
});

test('what it renders to can be changed without changing it', () => {
  const object = new VerbatimObject(newChart(), 'Secret', sops());
  object.toJson().metadata.name = 'other';
  expect(object.toJson()).toEqual(sops());
});

test('resolvers see it, and change nothing of it', () => {
  const chart = newChart();
  const object = new VerbatimObject(chart, 'Secret', sops());
  const seen: ApiObject[] = [];
  const resolver: IResolver = {
    resolve: (context: ResolutionContext) => {
      seen.push(context.obj);
      if (context.value === 'harbor') {
        context.replaceValue('other');
      }
    },
  };
  (chart.node.root as any).resolvers.unshift(resolver);
  expect(object.toJson()).toEqual(sops());
  expect(seen).toContain(object);
});

test('a JSON patch is refused', () => {
  const object = new VerbatimObject(newChart(), 'Secret', sops());
  expect(() => object.addJsonPatch(JsonPatch.add('/metadata/labels/a', 'b')))
    .toThrow('\'chart/Secret\' is encrypted with SOPS, whose MAC covers all values, so it cannot be patched');
});
