import { ImageReference } from '../image';
import { PullFailureSubject } from './pull-failure-subject';

/** What Kubernetes names look like: only these are put into a command, which somebody may copy into a shell. */
const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
const REGISTRY = /^[a-z0-9][a-z0-9.-]{0,252}(?::[0-9]{1,5})?$/i;

/** Docker Hub answers under another name than images have. */
const DOCKER_HUB = { domain: 'docker.io', host: 'registry-1.docker.io' };

/** Fills names into a command; those that are unknown stay in capitals. */
export function fillCommand(command: string, subject: PullFailureSubject, image: string | undefined, registry: string | undefined): string {
  const reference = image !== undefined && ImageReference.isValid(image) ? ImageReference.parse(image) : undefined;
  const host = registry === DOCKER_HUB.domain ? DOCKER_HUB.host : registry;
  const values: Record<string, string | undefined> = {
    NAMESPACE: named(subject.namespace, NAME),
    POD: named(subject.pod, NAME),
    NODE: named(subject.node, NAME),
    IMAGE: reference?.toString(),
    REPOSITORY: reference?.repository,
    REGISTRY: named(host, REGISTRY),
    HOST: named(host, REGISTRY)?.replace(/:[0-9]+$/, ''),
  };
  return withoutSecondPort(command.replace(/\b(?:NAMESPACE|POD|NODE|IMAGE|REPOSITORY|REGISTRY|HOST)\b/g, word => values[word] ?? word));
}

function named(name: string | undefined, pattern: RegExp): string | undefined {
  return name !== undefined && pattern.test(name) ? name : undefined;
}

/** A registry brings its port along. */
function withoutSecondPort(command: string): string {
  return command.replace(/(:[0-9]{1,5}):443\b/, '$1');
}
