import { FailureFacts } from '../../../src/diagnose/match/failure-facts';
import { Reading } from '../../../src/diagnose/match/reading';
import { theVocabulary } from '../../../src/diagnose/match/vocabulary';

test('who wrote a text is told of it though another one was read since', () => {
  const vocabulary = theVocabulary();
  const facts = new FailureFacts(new Reading('failed to pull and unpack image "a.io/x:1"', vocabulary), vocabulary);
  new Reading('docker: Error response from daemon', vocabulary);
  expect(facts.runtime).toBe('containerd');
});
