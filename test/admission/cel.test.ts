import { team } from './support';
import { Registry } from '../../src';
import { AllowList } from '../../src/admission/allow-list';
import { message, messageExpression, RESOURCES, variables } from '../../src/admission/cel';
import { podSpecPath } from '../../src/kubernetes/pod-spec-path';

// The verdicts of these expressions are tested against a real API server: test/cluster/admission.test.ts.
const list = new AllowList([team, Registry.ghcr()]);
const expressionOf = (name: string) => variables(list).find(variable => variable.name === name)!.expression;

test('every built-in kind with a pod is looked at', () => {
  const kinds = ['Pod', 'PodTemplate', 'ReplicationController'].map(kind => ['v1', kind]).concat(
    ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'].map(kind => ['apps/v1', kind]),
    ['CronJob', 'Job'].map(kind => ['batch/v1', kind]),
  );
  expect([...new Set(RESOURCES.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`))].sort())
    .toEqual(kinds.map(names => names.join(' ')).sort());
  expect(RESOURCES.map(({ apiVersion, kind }) => podSpecPath(apiVersion, kind))).not.toContain(undefined);
});

test('the pod is found where each kind has it', () => {
  expect(expressionOf('images')).toContain("root.kind == 'PodTemplate' ? root.template.spec : ");
  expect(expressionOf('images')).toContain(
    "root.kind == 'CronJob' ? root.spec.jobTemplate.spec.template.spec : root.spec.template.spec",
  );
});

test('allowed registries are prefixes that end in a slash', () => {
  expect(expressionOf('allowed')).toBe("[\n  'reg.example.com/team-a/',\n  'ghcr.io/',\n]");
});

test('both messages name the allowed registries', () => {
  expect(message(list)).toMatch(/Allowed are reg\.example\.com\/team-a, ghcr\.io$/);
  expect(messageExpression(list)).toMatch(/Allowed are reg\.example\.com\/team-a, ghcr\.io"$/);
});
