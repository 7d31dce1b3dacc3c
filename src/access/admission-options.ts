import { AdmissionEngine } from '../admission';

/** Settings of the policy by which the pattern `ADMISSION` adds pull secrets to pods. */
export interface AdmissionOptions {
  /**
   * What evaluates the policy: the API server from Kubernetes 1.36 on, or Kyverno.
   * @default AdmissionEngine.API_SERVER
   */
  readonly engine?: AdmissionEngine;

  /**
   * Whether every pod of the namespaces gets the pull secrets, regardless of its images: also those that get an
   * ephemeral container later (`kubectl debug`), for which it would be too late.
   * @default false: each pod gets those that its images need
   */
  readonly everyPod?: boolean;

  /**
   * The name of the policy and its binding, which are objects of the cluster and not of a namespace.
   * @default - generated from the construct path
   */
  readonly policyName?: string;
}
