import { IConstruct } from 'constructs';
import { Attachments } from './attachments';
import { Grant } from './grant';
import { shownPath } from '../given/shown';
import { checkObjectName } from '../kubernetes/name';

/** What is granted, as it is given. The list of secrets is never changed, so that grants may share it. */
export interface AttachProps extends Omit<Grant, 'scope' | 'externalServiceAccounts' | 'podSpecPath'> {
  readonly externalServiceAccounts?: readonly string[];
  /** With dots, such as `spec.template.spec`. */
  readonly podSpecPath?: string;
}

/** Grants a scope some secrets or annotations, once what was given is checked. */
export function attach(scope: IConstruct, props: AttachProps): void {
  if (props.serviceAccountName !== undefined) {
    checkObjectName('serviceAccountName', props.serviceAccountName);
  }
  checkTarget(scope, props.owner);
  Attachments.of(scope).addGrant({
    ...props,
    scope,
    externalServiceAccounts: props.externalServiceAccounts ?? [],
    podSpecPath: props.podSpecPath === undefined ? undefined : parsePath(props.podSpecPath),
  });
}

/** The plan of one app sees nothing of another. */
function checkTarget(target: IConstruct, owner: IConstruct): void {
  if (target.node.root !== owner.node.root) {
    throw new Error(`'target' (${shownPath(target)}) is in another app than ${shownPath(owner)}, which it is `
      + 'granted: name the Secret in that app, with RegistryCredentials.existingSecret(…) or '
      + 'ScopedPullSecret.fromSecretName(…)');
  }
}

function parsePath(path: string): string[] {
  const parts = path.split('.');
  if (parts.some(part => !/^[A-Za-z0-9_-]+$/.test(part))) {
    throw new Error(`'podSpecPath' must be member names joined by dots, such as 'spec.template.spec'; got '${path}'`);
  }
  return parts;
}
