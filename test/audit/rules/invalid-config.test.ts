import { base64, findingsOf, rawPullSecret, report } from '../support';
import { rulesFor } from './secrets.support';

test.each([
  ['no JSON', rawPullSecret('pull', 'hunter2'), 'cannot be decoded (invalid-json'],
  ['JSON of the wrong types', rawPullSecret('pull', '{"auths":["hunter2"]}'),
    'cannot be decoded (wrong-type: auths is not a JSON object)'],
  ['no base64', { ...rawPullSecret('pull', ''), data: { '.dockerconfigjson': 'eyhunter2!' } },
    "has a '.dockerconfigjson' that is not base64"],
  ['base64 of base64', rawPullSecret('pull', base64('{"auths":{"reg.io":{"auth":"dTpw"}}}')),
    'is encoded with base64 twice: the API server refuses it.'],
])('%s is told, without showing it', (_, secret, message) => {
  const [finding] = findingsOf('PRA203', [secret]);
  expect(finding.message).toContain(message);
  expect(JSON.stringify(finding)).not.toContain('hunter2');
});

test.each([
  ['encrypted by SOPS', { data: { '.dockerconfigjson': 'ENC[AES256_GCM,data:xyz,type:str]' }, sops: { version: '3' } }],
  ['a placeholder of Helm', { data: { '.dockerconfigjson': '{{ .Values.dockerconfigjson | b64enc }}' } }],
  ['a placeholder of Argo CD', { stringData: { '.dockerconfigjson': '<path:secret/data/registry#config>' } }],
  ['a template of a config', { stringData: { '.dockerconfigjson': '{"auths":{"reg.io":{"auth":"${AUTH}"}}}' } }],
])('what is %s cannot be judged', (_, members) => {
  expect(findingsOf('PRA203', [{ ...rawPullSecret('pull', ''), data: undefined, ...members }])).toEqual([]);
});

test('what is wrong with the whole text is not said of its parts', () => {
  expect(rulesFor('{')).toEqual(['PRA203']);
});

test.each([
  'base64 goes here', '# the config.json in base64', 'PLACEHOLDERBASE64VALUE==', 'CHANGE_ME_BASE64',
])('words that wait for base64, %s, are none of it', text => {
  expect(report([{
    ...rawPullSecret('pull', ''),
    data: { '.dockerconfigjson': text },
  }]).findings.filter(({ severity }) => severity !== 'info'))
    .toEqual([]);
});

test.each([
  ['a sentence', 'Nobody is here, my friend: what did you expect to find?', 0],
  ['a word', 'something', 0],
  ['two words', 'docker_config json', 0],
  ['words with a digit', 'base64-encoded-docker-config', 0],
  ['a form', '<your docker config>', 0],
  ['a note', '# paste the file in here', 0],
  ['no word', 'hunter2', 1],
  ['a login', 'robot:hunter', 1],
  ['a list of words with signs', 'user=robot password=hunter2 host=reg.io', 1],
])('%s in base64 waits for JSON: %#', (_, text, count) => {
  expect(findingsOf('PRA203', [rawPullSecret('pull', text)])).toHaveLength(count);
});

test('JSON that was not encoded is told', () => {
  expect(findingsOf('PRA203', [{
    ...rawPullSecret('pull', ''),
    data: { '.dockerconfigjson': '{"auths":{}}' },
  }])).toHaveLength(1);
});

test.each([
  ['dashes for a part', 'eyJhdXRo-----', 0],
  ['stars for a part', 'eyJhdXRo****cyJ9', 0],
  ['XXX for a part', 'eyJhdXRoXXXXXXXXXcyI6e30=', 0],
  ['three X by chance', 'eyJhdXRoXXXJ', 1],
  ['one sign that base64 has not', 'eyJhdXRo-cyJ9', 1],
])('a value that was made unreadable, %s, is none: %#', (_, text, count) => {
  expect(findingsOf('PRA203', [{ ...rawPullSecret('pull', ''), data: { '.dockerconfigjson': text } }]))
    .toHaveLength(count);
});
