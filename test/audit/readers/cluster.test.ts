import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { collector, pod } from './support';
import { openCluster, readCluster } from '../../../src/audit/readers/cluster';
import { temporaryFolder } from '../../support/folder';

// With a real API server: test/cluster/audit.test.ts.

const folder = temporaryFolder();
const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`, CALLS: join(folder, 'calls') };

/** A stand-in of kubectl: the lines of a shell script, with all arguments in `$*`. */
function kubectl(...lines: string[]): void {
  writeFileSync(env.CALLS, '');
  writeFileSync(join(folder, 'kubectl'), ['#!/bin/sh', 'echo "$*" >> "$CALLS"', ...lines].join('\n'));
  chmodSync(join(folder, 'kubectl'), 0o755);
}

const calls = () => readFileSync(env.CALLS, 'utf-8').trim().split('\n');

async function read(source: object = {}) {
  const { sink, found } = collector();
  await readCluster(await openCluster({ env, ...source }), sink);
  return found;
}

const PODS = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [pod('a'), pod('b')] });

test('reads the resources that the cluster has, of all namespaces, and no Secrets of Helm releases', async () => {
  kubectl('case "$*" in api-resources*) printf "pods\\nsecrets\\nservices\\n" ;; *pods*) echo \'' + PODS
    + '\' ;; *) echo \'{"kind":"List","items":[]}\' ;; esac');
  expect((await read()).objects).toEqual([pod('a'), pod('b')]);
  expect(calls().slice(2)).toEqual([
    'get secrets --output=json --all-namespaces --field-selector=type!=helm.sh/release.v1',
    'get pods --output=json --all-namespaces',
  ]);
});

test('reads one namespace of one context', async () => {
  kubectl('case "$*" in api-resources*) echo pods ;; *) echo \'' + PODS + '\' ;; esac');
  await read({ namespace: 'payments', context: 'prod' });
  expect(calls()).toEqual([
    'api-resources --verbs=list --output=name --cached=false --context=prod',
    'auth can-i list secrets --quiet --namespace=payments --context=prod',
    'get pods --output=json --namespace=payments --context=prod',
  ]);
});

test.each([
  ['payments', []], ['payment', [{ message: "there is no namespace 'payment' in the cluster", isFatal: true }]],
])('a namespace that does not exist is a failure, as kubectl lists nothing of it: %s', async (namespace, problems) => {
  const there = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'payments' } };
  const list = JSON.stringify({ kind: 'List', items: [there] });
  kubectl('case "$*" in api-resources*) printf "pods\\nnamespaces\\n" ;; *namespaces*) echo \'' + list
    + '\' ;; *) echo \'{"kind":"List","items":[]}\' ;; esac');
  const found = await read({ namespace });
  expect(found.problems).toEqual(problems);
  expect(found.objects).toHaveLength(1);
});

/** A cluster with some resources, of which the last cannot be listed for some reason. */
const refusing = (resources: readonly string[], reason: string) => kubectl(
  `case "$*" in api-resources*) printf "${resources.join('\\n')}\\n" ;; *${resources.at(-1)}*) echo "warning" >&2; `
  + `echo "${reason}" >&2; exit 1 ;; *) echo '${PODS}' ;; esac`);

test('says at once what may not be listed, which is no failure, and reads the rest', async () => {
  refusing(['pods', 'secrets', 'roles.rbac.authorization.k8s.io'], 'Error from server (Forbidden): no');
  const { sink, found } = collector();
  const unread: string[] = [];
  await readCluster(await openCluster({ env }), { ...sink, onUnread: resources => unread.push(...resources) });
  expect(found.objects).toHaveLength(4);
  expect(found.problems).toEqual([{ message: 'kubectl may not list roles.rbac.authorization.k8s.io' }]);
  expect(unread).toEqual(['roles.rbac.authorization.k8s.io']);
});

test.each([
  ['what cannot be listed for another reason', ['pods', 'secrets'], '\u001b[31mtimeout', ' [31mtimeout'],
  ['pods that may not be listed', ['secrets', 'pods'], 'Error from server (Forbidden): no', null],
  ['ServiceAccounts that may not be listed', ['serviceaccounts'], 'Error from server (Forbidden): no', null],
])('%s: is a failure', async (_, resources, reason, said) => {
  refusing(resources, reason);
  const { problems } = await read();
  expect(problems).toEqual([{
    message: `kubectl cannot list ${resources.at(-1)}: ${said ?? reason}`,
    isFatal: true,
  }]);
});

test('a cluster that does not answer is refused, and not asked further', async () => {
  kubectl('echo "The connection to the server was refused" >&2; exit 1');
  await expect(read()).rejects.toThrow('kubectl cannot reach the cluster: The connection to the server was refused');
  expect(calls()).toHaveLength(1);
});

test('says that there is no kubectl', async () => {
  await expect(read({ env: { PATH: '/no/such/folder' } })).rejects.toThrow(/kubectl is not installed; install it/);
});

test.each([[0, true], [1, false]])('Secrets may be listed if kubectl exits with %d: %s', async (code, may) => {
  kubectl(`case "$*" in api-resources*) printf "pods\\nnodes\\n" ;; *) exit ${code} ;; esac`);
  expect(await openCluster({ env, namespace: 'payments' })).toMatchObject({ maySeeSecrets: may, resources: ['pods'] });
  expect(calls().pop()).toBe('auth can-i list secrets --quiet --namespace=payments');
});
