import { AuditSeverity } from './audit-report';
import { Explained } from './engine/rule';
import { RULES } from './rules';
import { FindingId } from '../pull/finding-id';

/** What the proof at synthesis and a diagnosis find that the audit has no rule for, in the order of ids. */
const ELSEWHERE: readonly Explained[] = [
  {
    id: FindingId.USELESS_GRANT,
    title: 'Grant that serves no image',
    severity: AuditSeverity.WARNING,
    checks:
      'At synthesis: a grant is for at least one image of the workloads that it means.',
    cause: 'A grant is meant for some images of the workload or scope. Where none matches, the images or the registry '
      + 'are likely misspelt.',
    remediation: 'Fix the image or the registry, or leave the grant out.',
  },
  {
    id: FindingId.PUBLIC_IMAGE_WITH_CREDENTIAL,
    title: 'Public image with a credential',
    severity: AuditSeverity.WARNING,
    checks: 'At synthesis: no pull secret of a pod has a credential for a public image of it.',
    cause: 'If any credential matches, the kubelet never pulls without one, so an expired credential breaks the pull '
      + 'of a public image.',
    remediation: 'Leave the credential out, or let its key have the path of the private images only.',
  },
  {
    id: FindingId.MIRROR_CREDENTIAL,
    title: 'Credential that a mirror of the nodes gets, or never gets',
    severity: AuditSeverity.WARNING,
    checks: 'At synthesis: no pull secret has a credential for an image that the nodes pull through a mirror, or for '
      + 'the mirror itself. Two different logins for such an image are an error.',
    cause: 'The kubelet matches credentials with the name that stands in the pod, so one for the mirror is used for '
      + 'nothing. What matches is offered to every host that the node asks for the image, the mirror first: whoever '
      + 'runs that sees the password.',
    remediation: 'Give the login of the mirror to the nodes, in `hosts.toml`, or the key of the name in the pod. Then '
      + 'acknowledge the warning that it reaches both.',
  },
  {
    id: FindingId.FLOATING_TAG,
    title: 'Tag that moves, kept by the nodes',
    severity: AuditSeverity.WARNING,
    checks: 'At synthesis: no image without a tag, or with `latest`, has `imagePullPolicy: IfNotPresent`.',
    cause: 'Nodes keep running the version that they pulled first.',
    remediation: 'Pin a version or digest, or use `Always`.',
  },
  {
    id: FindingId.MOUNTED_SECRET,
    title: 'Pull secret that is made when a pod mounts it',
    severity: AuditSeverity.ERROR,
    checks: 'At synthesis: no pull secret is one that the Secrets Store CSI driver makes (`secretObjects` of a '
      + 'SecretProviderClass).',
    cause: 'The driver makes the Secret when a pod mounts it, and the kubelet pulls before that: the pod waits for its '
      + 'images, and so for itself.',
    remediation: 'Let External Secrets make the Secret from the same store, or a refresher.',
  },
  {
    id: FindingId.UNKNOWN_POD_SPEC,
    title: 'Pod spec of an unknown kind',
    severity: AuditSeverity.WARNING,
    checks: 'At synthesis: no object of a kind that is not known has what looks like a pod spec with a private image.',
    cause: 'Whether its pods come from there, and whether they get pull secrets, cannot be known.',
    remediation: 'Grant the object with the `podSpecPath` that the message names, or acknowledge the warning.',
  },
  {
    id: FindingId.LATE_SERVICE_ACCOUNT,
    title: 'ServiceAccount that is applied after its pods',
    severity: AuditSeverity.WARNING,
    checks: 'At synthesis: no pod that gets its pull secrets from a ServiceAccount is in a file that '
      + '`kubectl apply -f` takes before that of the ServiceAccount.',
    cause: 'The API server copies the list into a pod when it admits it. A pod that was made before never gets it.',
    remediation: 'Let the chart of the pods depend on that of the ServiceAccount (`chart.addDependency(other)`), or '
      + 'apply its file first. Acknowledge the warning where Argo CD applies the files: it orders by kind.',
  },
  {
    id: FindingId.LATE_POLICY,
    title: 'Pull secret that comes from a policy of the same app',
    severity: AuditSeverity.WARNING,
    checks: 'At synthesis: workloads of an app whose admission policy adds their pull secrets name them too.',
    cause: 'A policy is active about a second after it is made. Pods that are made before stay without the secret.',
    remediation: 'Grant the workload (`grantPull`), which names the pull secret on its pod. Acknowledge the warning '
      + 'where the policy is on the cluster before the workload.',
  },
  {
    id: FindingId.UNPROVEN_NAMESPACE,
    title: 'Private image in a namespace that no access names',
    severity: AuditSeverity.WARNING,
    checks: 'At synthesis: no pod of a namespace that no `PrivateRegistryAccess` names lacks a credential for a '
      + 'registry of one, or for a private one of the same provider.',
    cause: 'A name among the `namespaces` is misspelt or left out, or a chart has no namespace.',
    remediation: 'Fix the name. Acknowledge the warning where the pods get their credentials from elsewhere.',
  },
  {
    id: FindingId.CREDENTIAL_SENT,
    title: 'Credential that the kubelet sends',
    severity: AuditSeverity.INFO,
    checks: 'In a diagnosis: the kubelet tries this credential for the image, and nothing says that it has expired.',
    cause: 'A credential that is sent and not accepted is wrong, or its user may not read the repository.',
    remediation: 'See that its password is right and that its user may read the repository.',
  },
  {
    id: FindingId.REFRESH_JOB,
    title: 'Job that writes the pull secret',
    severity: AuditSeverity.INFO,
    checks: 'In a diagnosis: when the CronJob that writes a pull secret of the pod last succeeded, and whether its '
      + 'last run failed.',
    cause: 'A token that is not renewed expires.',
    remediation: 'See its log if it has not succeeded for long, and run it once by hand.',
  },
  {
    id: FindingId.SECRET_MADE_ELSEWHERE,
    title: 'Pull secret that something makes',
    severity: AuditSeverity.INFO,
    checks: 'In a diagnosis: a SealedSecret, an ExternalSecret or the like makes a pull secret of the pod that is not '
      + 'among the objects, or fails to renew one that is.',
    cause: 'Whether it was made, and what came of it, cannot be seen; what is not renewed may be refused.',
    remediation: 'See the status of what makes it, and inspect the Secret.',
  },
  {
    id: FindingId.STATIC_POD,
    title: 'Static pod, which gets no pull secret',
    severity: AuditSeverity.ERROR,
    checks: 'In a diagnosis: a pod that the kubelet made of a file is not expected to pull with the pull secrets of a '
      + 'ServiceAccount.',
    cause: 'The API server never sees a static pod before it runs, and its mirror there gets no list.',
    remediation: 'Give the credential to the node.',
  },
  {
    id: FindingId.CHANGED_AT_ADMISSION,
    title: 'Pull secrets that a policy changes',
    severity: AuditSeverity.INFO,
    checks: 'In a diagnosis without the pod itself: no admission policy that is not of this package changes the '
      + '`imagePullSecrets` of such pods, as far as it can be told which pods it is for.',
    cause: 'What the policy does to a pod only the pod tells, so that a manifest says nothing of its credentials.',
    remediation: 'Give the pod, as the API server has it.',
  },
];

/** Every finding of the audit, the proof and the diagnosis. */
export const CATALOGUE: readonly Explained[] = [...RULES, ...ELSEWHERE];
