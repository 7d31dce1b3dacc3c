import { scriptFacts } from '../../../src/audit/facts/script-facts';
import { expectLinear } from '../../support/linear';

const ECR = 'aws ecr get-login-password > token';

test.each([
  ['kubectl create secret docker-registry pull', ['pull']],
  ['kubectl -n team create secret docker-registry "pull" --docker-username=AWS', ['pull']],
  ['kubectl create secret -n team docker-registry pull', ['pull']],
  ['kubectl create secret generic --type=kubernetes.io/dockerconfigjson -n team pull', ['pull']],
  ["kubectl create secret docker-registry 'pull'", ['pull']],
  ['kubectl create secret docker-registry $NAME', ['$NAME']],
  ['kubectl create secret docker-registry ${NAME:-pull}', ['${NAME:-pull}']],
  ['NAME=other\nkubectl create secret docker-registry "${NAME:-pull}"', ['other']],
  ['export NAME=pull\nkubectl create secret docker-registry "${NAME}"', ['pull']],
  ["NAME='pull'; kubectl create secret docker-registry $NAME", ['pull']],
  ['NAME=$(cat name)\nkubectl create secret docker-registry $NAME', ['$NAME']],
  ['NAME=pull kubectl create secret docker-registry $NAME', ['$NAME']],
])('%s writes %j', (text, secretNames) => {
  expect(scriptFacts([`${ECR}\n${text}`])).toMatchObject({ providers: ['ecr'], writes: true, secretNames });
});

test.each([
  ['delete secret pull; kubectl create secret docker-registry pull', true],
  ['delete secret pull || true; kubectl create secret docker-registry pull --dry-run=client -o yaml | kubectl apply -f '
    + '-',
  true],
  ['delete -n team secret pull; kubectl create secret docker-registry pull', false],
  ['delete secret -n team pull; kubectl create secret docker-registry pull -n team', true],
  ['create secret docker-registry pull --dry-run=client -o yaml | kubectl replace --force -f -', true],
  ['create secret docker-registry pull --dry-run=client -o yaml | kubectl replace -f -', false],
  ['create secret docker-registry pull; kubectl delete secret pull', false],
])('kubectl %s: leaves a time without Secret %s', (text, deletesFirst) => {
  expect(scriptFacts([`${ECR}; kubectl ${text}`])).toMatchObject({ deletesFirst });
});

const MANIFEST = 'kind: Secret\nmetadata:\n  labels: { app.kubernetes.io/name: app }\n  name: "$NAME"\n  namespace: a\n'
  + 'type: kubernetes.io/dockerconfigjson\ndata: { .dockerconfigjson: $CONFIG }\n';

test.each([
  ['YAML', `cat <<EOF | kubectl apply -f -\n${MANIFEST}---\nkind: Secret\nmetadata: { name: b }\nEOF`, ['pull', 'b'],
    ['a']],
  ['JSON', 'curl -d "{\\"kind\\": \\"Secret\\", \\"metadata\\": {\\"name\\": \\"$NAME\\"}}" $API/secrets/', ['pull'],
    ['other']],
  ['another kind', 'echo "kind: SecretStore\nmetadata: { name: a }"; kubectl create secret generic $NAME', ['pull'],
    ['other']],
])('manifests in a script name the Secrets that it writes: %s', (_, text, secretNames, namespaces) => {
  expect(scriptFacts([`${ECR}\nNAME=pull\nkubectl get pods -n other >/dev/null\n${text}`]))
    .toMatchObject({ writes: true, secretNames, namespaces });
});

test('a Secret that is deleted and applied from a manifest is not there for a time', () => {
  expect(scriptFacts([`NAME=pull\n${ECR}; kubectl delete secret pull\nkubectl apply -f - <<EOF\n${MANIFEST}EOF`]))
    .toMatchObject({ deletesFirst: true });
});

test.each([
  ['options', 'create secret ', '-n '],
  ['commands', '', `create secret ${'-n '.repeat(12)}docker-registry ${'-n '.repeat(12)}`],
  ['manifests', '.dockerconfigjson ', 'kind: Secret '],
  ['names', '.dockerconfigjson kind: Secret ', 'name '],
  ['variables without an end', 'create secret generic ', '${a-'],
  ['replacements', '', 'create secret docker-registry a kubectl replace replace replace replace '],
])('a mebibyte of %s is looked through in linear time', async (_, start, repeated) => {
  const textOf = (bytes: number) => `${ECR}; ${start}${repeated.repeat(bytes / repeated.length)}`;
  await expectLinear(2 ** 18, textOf, text => scriptFacts([text]));
});
