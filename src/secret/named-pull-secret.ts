import { IConstruct } from 'constructs';
import { grantOwnList } from './grant-own-list';
import { GrantPullOptions, IPullSecret } from '../attach/pull-secret';
import { Registry } from '../registry';

/** A pull secret that is known by its name: one that the app does not make, or one of many that a construct makes. */
export class NamedPullSecret implements IPullSecret {
  constructor(
    public readonly secretName: string,
    public readonly namespace: string | undefined,
    public readonly covers: Registry[],
  ) {}

  public grantPull(target: IConstruct, options: GrantPullOptions = {}): void {
    grantOwnList(target, { owner: target, secrets: [this], ...this }, options);
  }
}

/** One that exists on the cluster: without a namespace, in that of whatever it is granted to. */
export class ExistingPullSecret extends NamedPullSecret {
  public grantPull(target: IConstruct, options: GrantPullOptions = {}): void {
    grantOwnList(
      target, { owner: target, secrets: [this], isAnywhere: this.namespace === undefined, ...this }, options,
    );
  }
}

/** Copies of a Secret, each under its name. */
export function copiesOf({ secretName, covers }: IPullSecret, namespaces: readonly string[]): IPullSecret[] {
  return namespaces.map(namespace => new NamedPullSecret(secretName, namespace, [...covers]));
}
