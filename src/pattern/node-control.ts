/** Who controls the nodes of a cluster. */
export enum NodeControl {
  /**
   * You do: files can be put on them and the kubelet can be configured (kubeadm, kOps, Talos, k3s, images of your own).
   */
  SELF_MANAGED = 'self-managed',

  /** A cloud runs them for you, and you give them their cloud role (EKS, GKE, AKS). */
  CLOUD_MANAGED = 'cloud-managed',

  /** Somebody else: you have namespaces in a cluster of theirs. */
  OTHERS = 'others',
}
