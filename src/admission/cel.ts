import { AllowList } from './allow-list';
import { podSpecPath } from '../kubernetes/pod-spec-path';

/** A variable of a policy. */
export interface CelVariable {
  readonly name: string;
  readonly expression: string;
}

/** The kinds that hold pods, by their resources. */
export const RESOURCES = [
  { apiVersion: 'v1', resource: 'pods', kind: 'Pod' },
  // `kubectl debug` adds containers to a pod that runs, by this alone.
  { apiVersion: 'v1', resource: 'pods/ephemeralcontainers', kind: 'Pod' },
  { apiVersion: 'v1', resource: 'podtemplates', kind: 'PodTemplate' },
  { apiVersion: 'v1', resource: 'replicationcontrollers', kind: 'ReplicationController' },
  { apiVersion: 'apps/v1', resource: 'daemonsets', kind: 'DaemonSet' },
  { apiVersion: 'apps/v1', resource: 'deployments', kind: 'Deployment' },
  { apiVersion: 'apps/v1', resource: 'replicasets', kind: 'ReplicaSet' },
  { apiVersion: 'apps/v1', resource: 'statefulsets', kind: 'StatefulSet' },
  { apiVersion: 'batch/v1', resource: 'cronjobs', kind: 'CronJob' },
  { apiVersion: 'batch/v1', resource: 'jobs', kind: 'Job' },
] as const;

// Kubernetes has no functions for images in CEL, so names are read by hand. The grammar is that of
// https://github.com/distribution/reference/blob/v0.6.0/regexp.go, the host without upper case (a host is compared as
// it is written, and the node would find `GHCR.IO` all the same), the digest with the algorithms that the kubelet
// knows. It has no `..`.
const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const HOST = `(?:${LABEL}(?:\\.${LABEL})*|\\[[a-f0-9:]+\\])(?::[0-9]+)?`;
const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const TAG = '[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}';
const DIGEST = '(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})';
const REFERENCE = `^(?:${HOST}/)?${COMPONENT}(?:/${COMPONENT})*(?::${TAG})?(?:@${DIGEST})?$`;

/**
 * How the name of an image becomes `host/path/`, step by step, as `ParseNormalizedNamed` of distribution/reference does
 * it. Each step is an expression of `name`, what the step before it gave.
 */
const NORMALISATION = [
  "name.split('@')[0]",
  "name.lastIndexOf(':') > name.lastIndexOf('/') ? name.substring(0, name.lastIndexOf(':')) : name",
  "name.matches('^([^/]*[.:][^/]*|localhost)/') ? name : 'docker.io/' + name",
  `name.startsWith('index.docker.io/') ? name.substring(${'index.'.length}) : name`,
  `name.matches('^docker[.]io/[^/]+$') ? 'docker.io/library/' + name.substring(${'docker.io/'.length}) : name`,
];

/** Holds where every image is allowed, or was there before. */
export const NOTHING_REFUSED = 'size(variables.refused) == 0';

/**
 * What a policy has refused, in words. Falls back to the fixed message where a name breaks the line, or is too long.
 */
export function messageExpression(allowed: AllowList): string {
  return `"not from an allowed registry: '" + variables.refused.join("', '") + "'. ${allowedText(allowed)}"`;
}

/** What the fixed message says. */
export function message(allowed: AllowList): string {
  return `an image is not from an allowed registry. ${allowedText(allowed)}`;
}

/**
 * What `NOTHING_REFUSED` needs.
 *
 * @param isNew whether there was no object before
 */
export function variables(allowed: AllowList, isNew = 'oldObject == null'): CelVariable[] {
  return [
    { name: 'allowed', expression: `[${allowed.prefixes.map(prefix => `\n  '${prefix}',`).join('')}\n]` },
    { name: 'images', expression: imagesOf('object') },
    // Who changes a label of an object, or scales it, does not have to answer for its images.
    { name: 'imagesBefore', expression: `${isNew} ? dyn([]) : ${imagesOf('oldObject')}` },
    {
      name: 'refused',
      expression: [
        'variables.images.filter(image, !(image in variables.imagesBefore) && !(',
        `  image.matches(r'${REFERENCE}')`,
        '  && [image]',
        ...NORMALISATION.map(step => `    .map(name, ${step})`),
        "    .exists(name, variables.allowed.exists(prefix, (name + '/').startsWith(prefix)))",
        '))',
      ].join('\n'),
    },
  ];
}

function allowedText(allowed: AllowList): string {
  return `Allowed are ${allowed}`;
}

/** All images of an object: of containers, init and ephemeral containers, and image volumes. */
function imagesOf(object: string): string {
  return [
    // `dyn`, as the kinds differ in where they keep their pod.
    `[dyn(${object})].map(root, ${podSpecExpression('root')}).map(spec,`,
    imagesIn('spec', ['containers', 'initContainers', 'ephemeralContainers']),
    ')[0]',
  ].join('\n');
}

/** The images of a pod spec: of some of its lists of containers, and of image volumes. */
export function imagesIn(spec: string, lists: readonly string[]): string {
  const containers = lists.map(list => `${spec}.?${list}.orValue([])`).join(' + ');
  return [
    `  (${containers}).filter(container, has(container.image)).map(container, container.image)`,
    `  + ${spec}.?volumes.orValue([]).filter(volume, has(volume.image) && has(volume.image.reference)).map(volume, `
      + 'volume.image.reference)',
  ].join('\n');
}

/** The full names of images, each with a slash at its end: `docker.io/library/nginx/`. */
export function normalised(images: string): string {
  return [images, ...NORMALISATION.map(step => `  .map(name, ${step})`), "  .map(name, name + '/')"].join('\n');
}

/** The pod spec of an object of any of the kinds; most have it at the same place, which is the last alternative. */
function podSpecExpression(object: string): string {
  const paths = new Map<string, string[]>();
  for (const { apiVersion, kind } of RESOURCES) {
    const path = [object, ...podSpecPath(apiVersion, kind)!].join('.');
    paths.set(path, [...new Set([...paths.get(path) ?? [], kind])]);
  }
  const [[common], ...others] = [...paths].sort(([, kinds], [, other]) => other.length - kinds.length);
  return `${others.map(([path, [kind]]) => `${object}.kind == '${kind}' ? ${path} : `).join('')}${common}`;
}
