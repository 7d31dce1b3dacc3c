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

test('both engines evaluate the same expressions of the same objects, but for what tells that there was none', () => {
  const [{ spec: own }] = policies();
  const [{ spec: kyverno }] = policies({ engine: AdmissionEngine.KYVERNO });
  const [text, ofKyverno] = [own, kyverno].map(({ variables }) => JSON.stringify(variables));
  // Kyverno evaluates with an empty object what the API server evaluates with null.
  expect(ofKyverno).toBe(text.replace('oldObject == null', 'oldObject == null || !has(oldObject.kind)'));
  expect(kyverno.validations).toEqual(own.validations);
  expect(kyverno.matchConstraints.resourceRules).toEqual(own.matchConstraints.resourceRules);
});
