/** Ways of making nodes, each with a place of its own for the kubelet's `CredentialProviderConfig`. */
export enum NodeSetup {
  /** kubeadm: a part of its `InitConfiguration` and `JoinConfiguration`. */
  KUBEADM = 'kubeadm',

  /** kOps: a part of the `Cluster`, or of an `InstanceGroup`. */
  KOPS = 'kops',

  /** Amazon EKS on Amazon Linux 2023, which `nodeadm` sets up: user data of the launch template. */
  EKS_NODEADM = 'eks-nodeadm',

  /** Bottlerocket: user data. */
  BOTTLEROCKET = 'bottlerocket',

  /** Talos Linux 1.14 and newer: a document of the machine configuration. */
  TALOS = 'talos',

  /** Talos Linux up to 1.13, and any whose machine configuration has `machine.kubelet`: a patch of that. */
  TALOS_1_13 = 'talos-1.13',

  /** k3s and RKE2: a file at its default place. */
  K3S = 'k3s',
}
