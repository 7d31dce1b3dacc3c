import { Names } from 'cdk8s';
import { Construct } from 'constructs';
import { AdmissionEnforcement } from './admission-enforcement';
import { AdmissionEngine } from './admission-engine';
import { AllowList } from './allow-list';
import { AllowedRegistriesProps } from './allowed-registries-props';
import { coveredNamespaces } from './covered-namespaces';
import { POLICIES } from './policy';
import { Attachments } from '../attach/attachments';
import { WorkloadTarget } from '../attach/tree';
import { checkNew } from '../given/check-call';
import { checkEachOnce } from '../given/each-once';
import { shownPath } from '../given/shown';
import { shownImage } from '../image/shown';
import { claimName } from '../kubernetes/claimed-names';
import { clusterObject } from '../kubernetes/cluster-object';
import { checkObjectName } from '../kubernetes/name';
import { podImages } from '../kubernetes/pod-images';
import { TargetKubernetes } from '../kubernetes/target-version';
import { isVersionAtLeast } from '../kubernetes/version';

/**
 * Where `admissionregistration.k8s.io/v1` has it.
 * https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
const POLICY_SINCE = '1.30';

/**
 * Only these registries: an admission policy that admits pods, and what makes pods, only with images of some
 * registries.
 *
 * It looks at the images of containers, init and ephemeral containers and image volumes, under their full names:
 * `nginx` is `docker.io/library/nginx`. What runs already is left alone: a change that brings no new image is admitted.
 *
 * @example
 * new AllowedRegistries(chart, 'AllowedRegistries', {
 *   registries: [...access.registries, Registry.dockerHub().withPath('library')],
 * });
 */
export class AllowedRegistries extends Construct {
  /** The name of the policy, and of its binding if it has one. */
  public readonly policyName: string;

  /**
   * @throws if no registries are given, or one twice, if a name is invalid or taken, if it does not say which
   * namespaces are meant, and if the target version of Kubernetes does not know the policy. At synthesis, with
   * `checkAtSynthesis`, for an image of another registry
   */
  constructor(scope: Construct, id: string, props: AllowedRegistriesProps) {
    checkNew(new.target, 'AllowedRegistries', scope, id, props);
    super(scope, id);
    if (props.registries.length === 0) {
      throw new Error(`'registries' of '${this.node.path}' is empty, which would refuse every pod: list those that `
        + 'images may come from');
    }
    checkEachOnce(`'registries' of '${this.node.path}'`, props.registries);
    const engine = props.engine ?? AdmissionEngine.API_SERVER;
    const enforcement = props.enforcement ?? AdmissionEnforcement.DENY;
    const version = TargetKubernetes.of(this);
    if (engine === AdmissionEngine.API_SERVER && !isVersionAtLeast(version, POLICY_SINCE)) {
      throw new Error(`'engine' ${engine} needs Kubernetes ${POLICY_SINCE}, and the target is ${version}: use `
        + 'AdmissionEngine.KYVERNO, or set a newer target with TargetKubernetes.set');
    }
    const namespaces = coveredNamespaces(this, props);
    const allowed = new AllowList(props.registries);
    this.policyName = props.policyName === undefined
      ? Names.toDnsLabel(this) : checkObjectName('policyName', props.policyName, shownPath(this));

    const name = this.policyName;
    const objects = POLICIES[engine]({ name, allowed, enforcement, namespaceSelector: namespaces.selector });
    const instead = "put the registries into one, or give another 'policyName'";
    claimName(this, { kind: objects.Policy.kind, name, instead });
    Object.entries(objects).forEach(([objectId, manifest]) => clusterObject(this, objectId, manifest));
    if (props.checkAtSynthesis) {
      const attachments = Attachments.of(this);
      attachments.addValidation(this, plan => plan.tree.workloads
        .filter(({ target }) => namespaces.includes(target.namespace) && target.object.node.scopes.includes(scope))
        .flatMap(workload => refusedImages(workload, attachments, allowed)));
    }
  }
}

function refusedImages(workload: WorkloadTarget, attachments: Attachments, allowed: AllowList): string[] {
  const { target } = workload;
  return podImages(attachments.renderings.finalPodSpec(workload)).flatMap(({ container, image }) => {
    const refusal = allowed.refuses(image);
    return refusal === undefined ? [] : [`${target}: '${container}' has the image "${shownImage(image)}", which `
      + `${refusal} and not of an allowed registry (${allowed}). Add its registry to 'registries', or take the image `
      + 'from one of them'];
  });
}
