import { ApiObject, Chart, Testing } from 'cdk8s';
import { Cluster, given } from './generated-cluster';
import { CoverageStrictness, ImageCoverage, SynthesisWarnings, TargetKubernetes } from '../../src';
import { Attachments } from '../../src/attach/attachments';
import { coverageRows } from '../../src/audit/coverage-rows';
import { Audit } from '../../src/audit/engine/audit';
import { AppSecrets } from '../../src/coverage/app-secrets';
import { podOf } from '../../src/coverage/pods';
import { ActiveProofs } from '../../src/coverage/proof-scopes';
import { PullFailure, PullFailureContext } from '../../src/diagnose';
import { ImageReference } from '../../src/image';
import { shownKey } from '../../src/image/shown';
import { isAdmittedPod } from '../../src/kubernetes/admitted-pod';
import { Evaluator, Pull, triedCredentials } from '../../src/pull/evaluator';
import { synthesisError } from '../support/synthesis-error';

/** What one front end says of one image of one pod. */
export interface Said {
  /** The ids of what it found about the image, the pod, its list or a Secret in that. */
  readonly ids: readonly string[];
  /** The credentials that the kubelet tries; undefined where it does not say. */
  readonly tried?: readonly string[];
  /** All that it printed about the cluster. */
  readonly text: string;
}

/** Asks about an image, by the name of its pod and container. */
export type Ask = (pod: string, container: string, image: string) => Said;

export const describeCredential = (key: string, secret: string) => `key '${shownKey(key)}' of Secret '${secret}'`;

function triedOf(pull: Pull | undefined, image: string): string[] {
  return pull && ImageReference.isValid(image)
    ? triedCredentials(pull, ImageReference.parse(image)).map(({ key, secret }) => describeCredential(key, secret.name))
    : [];
}

/** The proof: the objects are those of an app, which makes no running pods, and all that is wrong is a warning. */
export function proofOf(cluster: Cluster, version = TargetKubernetes.DEFAULT): Ask {
  const { declared } = cluster;
  const app = Testing.app();
  TargetKubernetes.set(app, version);
  const chart = new Chart(app, 'chart');
  given(cluster, cluster.objects.filter(object => !isAdmittedPod(object)))
    .forEach((object, index) => new ApiObject(chart, `${object.kind}-${index}`, object));
  ImageCoverage.prove(chart, { strictness: CoverageStrictness.WARN, pullSecrets: [...declared] });
  const errors = errorsOf(chart);
  const warnings = SynthesisWarnings.of(chart);
  const { currentPlan } = Attachments.of(chart);
  const evaluator = new Evaluator(new AppSecrets(currentPlan.tree, declared));
  const pulls = new Map(currentPlan.tree.workloads.map(workload =>
    [workload.target.name, evaluator.pull(podOf(workload, new ActiveProofs([], false), Attachments.of(chart)))]));
  const text = JSON.stringify([warnings, errors]);
  const about =
    (pod: string, container: string) =>
      ({ message }: { readonly message: string }) =>
        message.includes(`/${pod}' `)
      && (new RegExp(`(container|image volume) '${container}'`).test(message)
        || !/(container|image volume) '/.test(message));
  return (pod, container, image) => ({
    ids: [
      ...warnings.filter(about(pod, container)).map(({ code }) => code as string),
      ...errors.filter(about(pod, container)).map(({ id }) => id),
    ],
    tried: triedOf(pulls.get(pod), image),
    text,
  });
}

/** What is wrong with each container; those with the same cause follow the first of them in a list. */
function errorsOf(chart: Chart): { readonly id: string; readonly message: string }[] {
  return synthesisError(chart).split('\n  [').slice(1).flatMap(said => {
    const [message, id, others] = /^.*? \((PRA\d+)\)((?:\..*)?)$/s.exec(said)!;
    return [message.slice(0, message.length - others.length), ...others.split('\n').slice(1)]
      .map(line => ({ id, message: line }));
  });
}

/** The audit of the objects as manifests, and its coverage rows, which are those of every pod. */
export function auditOf(cluster: Cluster, options: { readonly cluster?: boolean } = {}) {
  const objects = given(cluster, cluster.objects);
  const [{ findings }, { facts }] = [false, true].map(keepsEveryPod => {
    const audit = new Audit({ ...options, pullSecrets: cluster.declared }, { keepsEveryPod });
    objects.forEach(object => audit.addObject(object));
    return { facts: audit.facts, findings: audit.finish().findings };
  });
  const rows = [...coverageRows(facts)];
  const text = JSON.stringify([findings, rows]);
  const pullOf = (pod: string) => facts.pulls.of(facts.pods.list.find(({ subject }) => subject.name === pod)!);
  const ask: Ask = (pod, container, image) => {
    const pull = pullOf(pod);
    const isAbout = (kind: string, name: string, namespace?: string) =>
      namespace === pull.namespace
      && (kind === 'Secret'
        ? pull.secrets.some(secret => secret.name === name)
        : kind === 'ServiceAccount'
          ? pull.from === 'service-account' && name === pull.serviceAccountName
          : name === pod);
    // All that name a missing Secret are one finding, with their list.
    const isAboutText = (said: string) => {
      const [, kind, namespace, name] = /^(\w+) '([^/]*)\/(.*)'$/.exec(said)!;
      return isAbout(kind, name, namespace);
    };
    return {
      ids: findings.filter(({ kind, name, namespace, rule, message, related, field = '' }) =>
        (isAbout(kind, name, namespace) || (/^PRA10[12]$/.test(rule) && related.some(isAboutText)))
        && (rule !== 'PRA111' || message.includes(`'${image}'`))
        && (!field.endsWith('.image') || field.includes(`[${container}]`))).map(({ rule }) => rule),
      tried: triedOf(pull, image),
      text,
    };
  };
  return {
    ask,
    pullOf,
    isPrivate: (image: string) => facts.privacy.whyPrivate(image) !== undefined,
    rowOf: (pod: string, container: string) =>
      rows.find(row => row.name === pod && row.container === container)!.result,
    verdictOf: (pod: string, container: string) =>
      // What cannot be seen covers nothing, as far as it is known.
      rows.find(row => row.name === pod && row.container === container)!.result.replace('unknown', 'uncovered'),
  };
}

/** A diagnosis of each pull that failed, with the objects at hand. */
export function diagnosisOf(cluster: Cluster): Ask {
  const { pods, objects, declared } = cluster;
  const context = new PullFailureContext(given(cluster, objects), new Date('2026-03-01T12:00:00Z'), declared);
  return (name, container, image) => {
    const { kind, metadata: { namespace } } = pods.find(pod => pod.metadata.name === name);
    const subject = { namespace, pod: kind === 'Pod' ? name : `${name}-x2x4z`, container, image };
    const findings = context.examine(
      PullFailure.classify(`failed to resolve reference "${image}": 401 Unauthorized`, subject), subject,
    );
    return {
      ids: findings.map(({ code }) => code),
      tried: findings.flatMap(
        ({ message }) => /^the kubelet sends the credential of (.*) for this image/.exec(message)?.[1] ?? [],
      ),
      text: JSON.stringify(findings),
    };
  };
}
