import { App, Chart } from 'cdk8s';
import { ConstructErrors } from '../../src/attach/construct-errors';

const prepare = jest.fn();
let app: App;
let chart: Chart;
let errors: ConstructErrors;

beforeEach(() => {
  app = new App();
  chart = new Chart(app, 'chart');
  errors = new ConstructErrors(app, prepare);
});

test('constructs report their errors, each once, and the app those of its own', () => {
  errors.replace([new Map([[chart, ['a', 'b']]]), new Map([[chart, ['a']]]), new Map([[app, ['c']]])]);
  expect([app.node.validate(), chart.node.validate(), errors.areAny]).toEqual([['c'], ['a', 'b'], true]);
  expect(() => errors.throwIfAny()).toThrow(
    'Validation failed with the following errors:\n  [chart] a\n  [chart] b\n  [] c');
});

test('those of before are gone, and nothing is reported twice', () => {
  errors.replace([new Map([[chart, ['a']]])]);
  errors.replace([new Map([[chart, ['b']]])]);
  expect(chart.node.validate()).toEqual(['b']);
  errors.replace([]);
  expect([chart.node.validate(), errors.areAny]).toEqual([[], false]);
  expect(() => errors.throwIfAny()).not.toThrow();
});

test('what finds the errors is asked when the app is validated', () => {
  prepare.mockImplementation(() => errors.replace([new Map([[app, ['late']]])]));
  expect(app.node.validate()).toEqual(['late']);
  expect(prepare).toHaveBeenCalledTimes(1);
});
