import { spawnSync } from 'node:child_process';
import { Binaries, binariesIn, binariesOf } from './binaries';
import { ControlPlane } from './control-plane';
import { installForeignCrds } from './foreign-crds';
import { atTheEnd } from './janitor';
import { Kubectl, KubectlOptions } from './kubectl';
import { NodeAccess } from './node';

/** The newest Kubernetes minor: the suite runs against it whenever it starts clusters of its own. */
const NEWEST = '1.37';

/** The oldest that we support: only when its programs are in the cache, for to build both takes too long. */
const OLDEST = '1.34';

/** Has the programs of the oldest minor built, too, when it is set to `all`. */
const MINORS_VARIABLE = 'CLUSTER_MINORS';

/** How tests, which jest runs in a context of their own, learn what the global set-up made. */
const TARGETS_VARIABLE = 'REGISTRY_ACCESS_CLUSTERS';

/** The label of every namespace that the suite makes, and of what it makes in none. */
export const SUITE_LABEL = 'cdk8s-registry-access/test-suite';

/** A cluster that tests are written for. */
export interface Target {
  readonly name: string;
  /** How to reach it, or why the run does not have it. */
  readonly cluster: ClusterAccess | { readonly missing: string };
}

export interface ClusterAccess extends KubectlOptions {
  /** Whether there is a controller manager, which makes pods and the ServiceAccounts `default`. */
  readonly controllers: boolean;
  /** Whether the kinds of the engines that we generate for are known to it. */
  readonly foreignKinds: boolean;
  /** Whether the API server evaluates a `MutatingAdmissionPolicy`. */
  readonly mutatingPolicies: boolean;
  /** What a node of the suite joins it with. */
  readonly node?: NodeAccess;
}

/** What the suite makes in no namespace, where foreign kinds are not known. */
const CLUSTER_WIDE = [
  'namespaces', 'clusterroles', 'clusterrolebindings', 'validatingadmissionpolicies',
  'validatingadmissionpolicybindings', 'mutatingadmissionpolicies', 'mutatingadmissionpolicybindings',
];

/** What a cluster of the user's has, after the tests, that it did not have before. */
const REMOVE_OBJECTS = 'kubectl delete $1 --selector="$0"';

const closings: (() => Promise<void>)[] = [];

/** Finds or starts the clusters of this run, and says which they are. */
export async function openTargets(): Promise<void> {
  const found = await findTargets();
  found.forEach(({ name, cluster }) =>
    console.log(`cluster suite: ${name} ${'missing' in cluster ? `is left out: ${cluster.missing}` : 'runs'}`),
  );
  process.env[TARGETS_VARIABLE] = JSON.stringify(found);
}

/** Stops what was started, and removes what was made in a cluster of the user's. */
export async function closeTargets(): Promise<void> {
  for (const close of closings) await close();
}

/** What `openTargets` found. */
export function targets(): Target[] {
  const found = process.env[TARGETS_VARIABLE];
  if (!found) {
    throw new Error('no cluster: run these tests with npx jest --config test/cluster/jest.config.json --runInBand');
  }
  return JSON.parse(found);
}

async function findTargets(): Promise<Target[]> {
  const { KUBECONFIG, KUBEBUILDER_ASSETS } = process.env;
  if (KUBECONFIG) return [await givenCluster()];
  if (KUBEBUILDER_ASSETS) return [await started('KUBEBUILDER_ASSETS', binariesIn(KUBEBUILDER_ASSETS))];

  const oldest = await binariesOf(OLDEST, { ifCached: process.env[MINORS_VARIABLE] !== 'all' });
  return [
    await started(`Kubernetes ${NEWEST}`, (await binariesOf(NEWEST))!),
    oldest ? await started(`Kubernetes ${OLDEST}`, oldest) : {
      name: `Kubernetes ${OLDEST}`,
      cluster: {
        missing: `its programs are not in the cache (build them with test/cluster/build-binaries ${OLDEST}, `
        + `or set ${MINORS_VARIABLE}=all)`,
      },
    },
  ];
}

async function givenCluster(): Promise<Target> {
  // With the environment of the user, which may be needed to log in.
  const program = spawnSync('which', ['kubectl'], { encoding: 'utf8' }).stdout.trim() || 'kubectl';
  const known = { program, env: process.env, controllers: true, foreignKinds: false };
  const { ok, stdout, stderr } = await new Kubectl(known).run([
    'config', 'view', '--minify', '--output=jsonpath={.clusters[0].cluster.server}',
  ]);
  if (!ok) throw new Error(`cannot use the cluster of KUBECONFIG: ${stderr}`);
  const cluster = { ...known, mutatingPolicies: await hasMutatingPolicies(known) };
  const kinds = CLUSTER_WIDE.filter(kind => cluster.mutatingPolicies || !kind.startsWith('mutating'));
  closings.push(atTheEnd(REMOVE_OBJECTS, SUITE_LABEL, kinds.join()));
  return { name: `KUBECONFIG (${stdout})`, cluster };
}

async function started(name: string, binaries: Binaries): Promise<Target> {
  const plane = await ControlPlane.start(binaries);
  closings.push(() => plane.stop());
  const foreignKinds = spawnSync('go', ['version']).status === 0;
  if (foreignKinds) await installForeignCrds(new Kubectl(plane.admin));
  return {
    name,
    cluster: {
      ...plane.admin,
      controllers: binaries.controllerManager !== undefined,
      foreignKinds,
      mutatingPolicies: await hasMutatingPolicies(plane.admin),
      node: plane.node,
    },
  };
}

async function hasMutatingPolicies(options: KubectlOptions): Promise<boolean> {
  return (await new Kubectl(options).run(['get', 'mutatingadmissionpolicies.v1.admissionregistration.k8s.io'])).ok;
}
