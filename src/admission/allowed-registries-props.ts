import { Registry } from '../registry';
import { AdmissionEnforcement } from './admission-enforcement';
import { AdmissionEngine } from './admission-engine';
import { NamespaceSelector } from '../kubernetes/namespace-selector';

/** Properties of `AllowedRegistries`. */
export interface AllowedRegistriesProps {
  /**
   * Where images may come from. A path (`registry.withPath('team-a')`) allows the repository of that name and those
   * below it, and not `team-ab`.
   *
   * @example [...access.registries, Registry.dockerHub().withPath('library')]
   */
  readonly registries: Registry[];

  /**
   * The namespaces that the policy is for.
   * @default - the namespace of the chart, unless `namespaceSelector` or `excludedNamespaces` say otherwise
   */
  readonly namespaces?: string[];

  /**
   * The policy is for namespaces with all of the `matchLabels`, those that are made later included. Instead of
   * `namespaces`, which names them: `names` are an error here.
   * @default - namespaces are named
   */
  readonly namespaceSelector?: NamespaceSelector;

  /**
   * The policy is for every namespace but these, those that are made later included. Instead of `namespaces`. Leave out
   * the namespaces that the cluster itself needs, such as `kube-system`, unless the registries of their images are
   * allowed.
   * @default - namespaces are named
   */
  readonly excludedNamespaces?: string[];

  /**
   * What to do about an object with another image.
   * @default AdmissionEnforcement.DENY
   */
  readonly enforcement?: AdmissionEnforcement;

  /**
   * What evaluates the policy.
   * @default AdmissionEngine.API_SERVER
   */
  readonly engine?: AdmissionEngine;

  /**
   * Whether an image of another registry fails the synthesis too. It is looked for in the workloads of the scope of the
   * construct; where namespaces are named, in those that are meant.
   * @default false
   */
  readonly checkAtSynthesis?: boolean;

  /**
   * The name of the policy, which is an object of the cluster and not of a namespace.
   * @default - generated from the construct path
   */
  readonly policyName?: string;
}
