import { auditOf, deployment, lists, pullSecret } from '../support';

test.each<[string, string, boolean]>([
  ['a command', 'kubectl -n prod create secret docker-registry pull --docker-server=reg.io', true],
  ['a comment', '# kubectl create secret docker-registry pull \\\n#   --docker-server=reg.io', true],
  ['a command in YAML', 'run: |\n  kubectl create secret generic "pull" --from-file=.dockerconfigjson=x', true],
  ['a variable', 'NAME=pull\nkubectl create secret docker-registry $NAME --docker-server=reg.io', true],
  ['a variable that is that where it is not set', 'kubectl create secret docker-registry "${NAME:-pull}"', true],
  ['a command that makes another', 'kubectl create secret docker-registry other', false],
  ['a command that shows it', 'kubectl get secret pull', false],
])('what %s makes may be there: %j', (_, text, expected) => {
  const audit = auditOf([deployment('reg.io/app', lists('pull')), pullSecret('near', ['reg.io'])]);
  const missing = () => audit.finish().findings.filter(({ rule }) => rule === 'PRA101').length;
  expect(missing()).toBe(1);
  audit.addScript(text);
  expect(missing()).toBe(expected ? 0 : 1);
});
