/** Who wrote the text of a failure, as far as its words tell. */
export enum ContainerRuntime {
  /** The docker engine, also behind `cri-dockerd` and the dockershim of old. */
  DOCKER = 'docker',

  /** containerd, also through `ctr` and `crictl`. */
  CONTAINERD = 'containerd',

  /** CRI-O, also through `crictl`. */
  CRI_O = 'cri-o',

  /** podman, skopeo or buildah, which share their code with CRI-O. */
  PODMAN = 'podman',

  /** The kubelet, before it asked a runtime. */
  KUBELET = 'kubelet',
}
