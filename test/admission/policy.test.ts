import { policies } from './support';
import { AdmissionEnforcement, AdmissionEngine } from '../../src';

const { AUDIT, WARN, DENY } = AdmissionEnforcement;

test.each([
  [AUDIT, ['Audit']],
  [WARN, ['Warn', 'Audit']],
  [DENY, ['Deny']],
  [undefined, ['Deny']],
])('to %s is what both engines are told', (enforcement, actions) => {
  expect(policies({ enforcement })[1].spec.validationActions).toEqual(actions);
  expect(policies({ enforcement, engine: AdmissionEngine.KYVERNO })[0].spec.validationActions).toEqual(actions);
});

test('both engines evaluate the same expressions, of the same objects', () => {
  const [{ spec: own }] = policies();
  const [{ spec: kyverno }] = policies({ engine: AdmissionEngine.KYVERNO });
  expect(kyverno.variables).toEqual(own.variables);
  expect(kyverno.validations).toEqual(own.validations);
  expect(kyverno.matchConstraints.resourceRules).toEqual(own.matchConstraints.resourceRules);
});
