import { IConstruct } from 'constructs';
import { checkVersion, OLDEST } from './version';
import { checkCall } from '../given/check-call';
import { shownPath } from '../given/shown';

/** Where the construct tree keeps the version. */
const CONTEXT = 'cdk8s-registry-access/kubernetes-version';

/**
 * The version of Kubernetes that manifests and files of the nodes are for: one value for each part of the construct
 * tree. All that not every version knows is checked against it.
 */
export class TargetKubernetes {
  /** The version that counts where none was set: the oldest one that this package is tested with. */
  public static readonly DEFAULT: string = '1.34';

  /** The oldest version that can be set: the first in which the kubelet's credential providers are stable. */
  public static readonly MINIMUM: string = OLDEST;

  /**
   * Sets the version for a construct and all that is added to it later.
   *
   * @param scope the app or a chart, before anything is added to it
   * @param version version of the oldest kubelet and API server, such as `1.34` or what `kubectl version` prints
   * @throws if the version is invalid, if it is older than `MINIMUM`, and if the scope has children already
   * @example TargetKubernetes.set(app, '1.36');
   */
  public static set(scope: IConstruct, version: string): void {
    checkCall('TargetKubernetes.set', scope, version);
    const checked = checkVersion('version', version);
    if (scope.node.children.length > 0) {
      throw new Error(`'version' (${checked}) must be set before anything is added to `
        + `${shownPath(scope)}, which has `
        + `'${scope.node.children[0].node.id}' already: call TargetKubernetes.set first`);
    }
    scope.node.setContext(CONTEXT, checked);
  }

  /**
   * The version that counts for a construct, as `1.MINOR`.
   *
   * @throws if the context `cdk8s-registry-access/kubernetes-version` was set by other means to something else
   */
  public static of(scope: IConstruct): string {
    checkCall('TargetKubernetes.of', scope);
    const version = scope.node.tryGetContext(CONTEXT);
    return version === undefined ? TargetKubernetes.DEFAULT : checkVersion(CONTEXT, version);
  }

  private constructor() {}
}
