import { Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { SynthesisWarnings, WarningCode } from '../../src';
import { replaceWarnings } from '../../src/warning/warning-metadata';
import { captureStderr } from '../support/stderr';

const printed = captureStderr();

function tree() {
  const app = Testing.app();
  const outer = new Construct(app, 'outer');
  return { app, outer, inner: new Construct(outer, 'inner') };
}

test('a warning is printed on standard error, once, and listed for every scope around it', () => {
  const { app, outer, inner } = tree();
  const warnings = [{ construct: inner, code: WarningCode.FLOATING_TAG, message: 'it moves', cause: 'moves' }];
  replaceWarnings([], warnings);
  replaceWarnings(warnings, warnings);
  expect(printed()).toEqual(['[warning PRA604 at outer/inner] it moves (accept with SynthesisWarnings.acknowledge)\n']);
  const warning = { code: WarningCode.FLOATING_TAG, message: 'it moves', path: 'outer/inner' };
  expect([app, outer, inner].map(scope => SynthesisWarnings.of(scope))).toEqual([[warning], [warning], [warning]]);
});

test('an acknowledged warning is neither printed nor listed', () => {
  const { app, outer, inner } = tree();
  SynthesisWarnings.acknowledge(outer, WarningCode.FLOATING_TAG, 'a preview environment');
  replaceWarnings(
    [],
    [
      { construct: inner, code: WarningCode.FLOATING_TAG, message: 'it moves', cause: 'moves' },
      { construct: inner, code: WarningCode.SHADOWED_KEY, message: 'twice', cause: 'twice' },
    ],
  );
  expect(printed()).toEqual(['[warning PRA210 at outer/inner] twice (accept with SynthesisWarnings.acknowledge)\n']);
  expect(SynthesisWarnings.of(app).map(({ code }) => code)).toEqual(['PRA210']);
});

test('an acknowledgement needs a code that exists', () => {
  expect(() => SynthesisWarnings.acknowledge(tree().outer, 'floting-tag' as any, 'x'))
    .toThrow(/'code' must be one of .*PRA604.*; got 'floting-tag'/);
});

test('an acknowledgement needs a reason', () => {
  expect(() => SynthesisWarnings.acknowledge(tree().outer, WarningCode.FLOATING_TAG, ' '))
    .toThrow("'reason' is empty");
});

test('a warning that no longer holds is not listed, and is printed again when it holds again', () => {
  const { app, inner } = tree();
  const warnings = [{ construct: inner, code: WarningCode.FLOATING_TAG, message: 'it moves', cause: 'moves' }];
  replaceWarnings([], warnings);
  replaceWarnings(warnings, []);
  expect(SynthesisWarnings.of(app)).toEqual([]);
  replaceWarnings([], warnings);
  expect(SynthesisWarnings.of(app)).toHaveLength(1);
  expect(printed()).toHaveLength(2);
});

test('warnings of one cause are printed together, and listed each', () => {
  const { app, outer, inner } = tree();
  const { FLOATING_TAG, SHADOWED_KEY } = WarningCode;
  replaceWarnings([], [
    { construct: outer, code: FLOATING_TAG, message: 'outer moves', cause: 'moves' },
    { construct: app, code: SHADOWED_KEY, message: 'twice', cause: 'twice' },
    { construct: inner, code: FLOATING_TAG, message: 'inner moves', cause: 'moves' },
  ]);
  expect(printed()).toEqual([
    '[warning PRA604 at outer] outer moves (accept with SynthesisWarnings.acknowledge). The same is wrong with 1 '
    + 'more:\n    outer/inner\n',
    '[warning PRA210 at the app] twice (accept with SynthesisWarnings.acknowledge)\n',
  ]);
  expect(SynthesisWarnings.of(app)).toHaveLength(3);
});
