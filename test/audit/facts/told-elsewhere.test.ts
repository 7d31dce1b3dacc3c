import { ToldElsewhere } from '../../../src/audit/facts/told-elsewhere';

const toldIn = (text: string) => {
  const told = new ToldElsewhere();
  told.note(text);
  return told;
};

test.each([
  ['a command', 'kubectl create secret generic pull --from-file=a'],
  ['a heredoc', 'cat <<EOF | kubectl apply -f -\napiVersion: v1\nkind: Secret\nmetadata:\n  name: pull\nEOF'],
  ['Terraform', 'resource "kubernetes_secret" "a" {\n  metadata {\n    name = "pull"\n  }\n}'],
  ['values', 'imagePullSecrets:\n  - name: pull'],
  ['a sentence', 'Ask the platform team for the Secret `pull`.'],
])('the name of a Secret is known from %s', (_, text) => {
  expect(toldIn(text).has('pull')).toBe(true);
  expect(toldIn(text).isHandedOut).toBe(false);
});

test.each([
  ['that speaks of no Secret', 'git pull'],
  ['in which it is far from the word', `Secrets\n${'-\n'.repeat(30)}git pull`],
  ['in which it is a part of a word', 'the secret pull-a'],
])('it is not known from a text %s', (_, text) => {
  expect(toldIn(text).has('pull')).toBe(false);
});

test.each([
  'kubectl -n a patch serviceaccount default -p \'{"imagePullSecrets": [{"name": "pull"}]}\' # secret',
  'kubectl patch sa default \\\n  -p "{\\"imagePullSecrets\\": []}"',
  'oc secrets link default pull --for=pull', '$OC -n a secret add sa/default secrets/pull --for=pull',
  'resource "kubernetes_service_account" "a" {\n  image_pull_secret {\n    name = "pull"\n  }\n}',
])('%j gives pull secrets to ServiceAccounts', text => {
  expect(toldIn(text).isHandedOut).toBe(true);
});

test.each(['After creating the secret add it to your pods.', 'kubectl patch deployment web # the secret is in sa'])(
  '%s gives none to anybody', text => expect(toldIn(text).isHandedOut).toBe(false));

test.each([
  'or direct credentials (`kubectl create secret docker-registry`). Tokens end after 12 hours.',
  'with a file (`kubectl create secret generic --from-file`) or direct (`kubectl create secret docker-registry`).',
  'kubectl create secret docker-registry "$SECRET_NAME" --docker-server=ghcr.io',
  'kubectl create secret -n acme docker-registry <name> --docker-server=ghcr.io',
  'kubectl -n acme create secret docker-registry ...',
  'kubectl create secret generic $1 \\\n  --from-file=.dockerconfigjson=a.json --type=kubernetes.io/dockerconfigjson',
  'Then create an image pull secret for the registry with kubectl.',
])('%j makes a pull secret whose name is not told', text => {
  expect(toldIn(text).makesUnnamed).toBe(true);
});

test.each([
  'kubectl create secret docker-registry regcred --docker-server=ghcr.io',
  'kubectl create secret docker-registry \\\n  regcred --docker-server=ghcr.io',
  'SECRET_NAME=regcred\nkubectl create secret docker-registry $SECRET_NAME --docker-server=ghcr.io',
  'kubectl create secret docker-registry --docker-server=ghcr.io regcred',
  'kubectl create secret generic $NAME --from-literal=a=b', 'The pull secret is made by the platform team.',
  'Create the image pull secret with kubectl: kubectl create secret docker-registry regcred',
])('%j does not', text => {
  expect(toldIn(text).makesUnnamed).toBe(false);
});
