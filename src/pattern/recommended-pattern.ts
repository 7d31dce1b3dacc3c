import {
  always, isCloud, isCloudManaged, isDevelopment, isDynamic, isHighSecurity, isMultiTenant, isPublicCloud,
  isSelfManaged, PatternName, SituationRule, Situation,
} from './situation';
import { CloudProvider } from '../registry/cloud-provider';

/** Which pattern it is. */
export const PATTERN_RULES: readonly SituationRule<PatternName>[] = [
  {
    when: situation =>
      isHighSecurity(situation) && isCloud(situation) && isSelfManaged(situation) && situation.hasAccountTokens,
    then: 'KUBELET_CREDENTIAL_PROVIDER',
    because: 'Each ServiceAccount pulls with an identity of its own: the kubelet hands its token to a program on the '
      + 'node, and there is no Secret that anybody could read.',
  },
  {
    when: isHighSecurity,
    then: 'DEDICATED_SERVICE_ACCOUNT',
    because: 'Each workload runs as a ServiceAccount of its own, with a Secret for what it was granted and nothing '
      + 'else: the manifests say who can pull what.',
  },
  {
    when: situation => isPublicCloud(situation) && situation.isHome && isCloudManaged(situation),
    then: 'NODE_IDENTITY',
    because: 'Managed nodes come with a credential provider for the registry of their cloud: a role that may read it '
      + 'is all they need, and no Secret has to be kept fresh.',
  },
  {
    when: situation => isPublicCloud(situation) && situation.isHome && isSelfManaged(situation),
    then: 'KUBELET_CREDENTIAL_PROVIDER',
    because: 'The nodes are yours to configure: a program beside the kubelet fetches credentials when they are needed, '
      + 'and no Secret has to be kept fresh.',
  },
  {
    when: situation => isDevelopment(situation) && !isDynamic(situation),
    then: 'WORKLOAD',
    because: 'The reference is on the pods that need it, and nothing else in the namespace changes.',
  },
  {
    when: isAddedTo,
    then: 'ADMISSION',
    because: 'Pods in namespaces that are made later are not in your app: the API server itself adds the Secret to '
      + 'each of them that needs it, whoever makes the pod.',
  },
  {
    when: isDynamic,
    then: 'NAMESPACE',
    because: 'Pods in namespaces that are made later are not in your app and cannot be changed to name a Secret: the '
      + 'namespace has to provide it.',
  },
  {
    when: always,
    then: 'NAMESPACE',
    because: 'All pods of the namespace share its registries, and none has to name a Secret: their ServiceAccounts do.',
  },
];

/** Why a pattern is not the one: the first rule that holds. */
export const RULED_OUT: Readonly<Record<PatternName, readonly SituationRule<undefined>[]>> = {
  WORKLOAD: [
    not(isHighSecurity, 'Workloads still share ServiceAccounts, so an account does not tell who can pull what.'),
    not(isDynamic, 'It is written on pods, and those in namespaces that are made later are not in your app.'),
    not(
      situation => isPublicCloud(situation) && situation.isHome && !isOthers(situation),
      'It needs a Secret with a token that expires, and the nodes can do without.',
    ),
    not(always, 'Every workload has to name the Secret, and one that is forgotten fails.'),
  ],
  NAMESPACE: [
    not(isHighSecurity, 'Every pod of the namespace gets all the credentials that are in it.'),
    not(isAddedTo, 'Somebody would have to name the Secret in the ServiceAccounts of each namespace that is made, and '
      + 'pods with a list of their own would not get it.'),
    not(
      isDevelopment,
      'It changes ServiceAccounts that everything in the namespace shares, for the sake of one workload.',
    ),
    not(always, 'It needs a Secret with a token that expires, in each namespace, and the nodes can do without.'),
  ],
  ADMISSION: [
    not(isHighSecurity, 'The policy adds the Secret to every pod that names an image of the registry, whoever makes '
      + 'it: to know the name of an image would be enough to pull it.'),
    not(
      situation => isPublicCloud(situation) && situation.isHome && !isOthers(situation),
      'It needs a Secret with a token that expires, and the nodes can do without.',
    ),
    not(isDynamic, 'Before Kubernetes 1.36 the API server does not know the policy. Kyverno does '
      + '(`AdmissionEngine.KYVERNO`), where it is installed.'),
    not(isDevelopment, 'A policy is an object of the whole cluster: more than a test is worth.'),
    not(always, 'Pods of your app have their ServiceAccounts. It is worth a policy where others make pods too, in '
      + 'namespaces that are made later.'),
  ],
  DEDICATED_SERVICE_ACCOUNT: [
    not(
      isHighSecurity,
      'It needs a Secret, which anyone who may read Secrets of the namespace can read and use elsewhere.',
    ),
    not(isDevelopment, 'A ServiceAccount for each workload is more to maintain than a test is worth.'),
    not(always, 'A ServiceAccount and a Secret for each workload are not worth the upkeep where all of a '
      + 'namespace may pull the same.'),
  ],
  KUBELET_CREDENTIAL_PROVIDER: [
    not(situation => !isCloud(situation), 'The programs of the clouds know only the registries of their cloud. Where '
      + 'you have one for yours, name it with CredentialProvider.of(…).'),
    not(
      situation => isCloudManaged(situation) && situation.provider === CloudProvider.AZURE
        && situation.hasAccountTokens,
      'It takes files on the nodes, and they are not yours to configure. AKS brings the same along, as a preview: with '
        + '`serviceAccountImagePullProfile` each ServiceAccount pulls as the identity in its annotation '
        + '`kubernetes.azure.com/acr-client-id`.',
    ),
    not(
      situation => !isSelfManaged(situation),
      'It takes files on the nodes and flags of the kubelet, and the nodes are not yours to configure.',
    ),
    not(isHighSecurity, 'Before Kubernetes 1.34 the program is not told for which ServiceAccount it works, so all pods '
      + 'of a node can pull the same.'),
    not(isDevelopment, 'It takes files on the nodes: more than a test is worth.'),
    not(isMultiTenant, 'It takes a cloud identity for each tenant. Where pods of a tenant must not share credentials '
      + 'either, ask again for high security.'),
    not(always, 'The registry is of another cloud than the nodes are in, as far as is known.'),
  ],
  NODE_IDENTITY: [
    not(situation => !isCloud(situation), 'The registry knows no cloud identities.'),
    not(
      situation => isHighSecurity(situation) || isMultiTenant(situation),
      'Every pod of a node may pull what the node may pull, no matter who made it.',
    ),
    not(situation => isOthers(situation), 'The role of the nodes is not yours to give.'),
    not(
      isDevelopment,
      'It works only on nodes in the cloud of the registry. If yours are there, ask again for a public cloud.',
    ),
    not(
      situation => situation.isHome,
      'Nodes that you build come without a credential provider, so the kubelet does not use their role by itself.',
    ),
    not(always, 'The registry is of another cloud than the nodes are in, as far as is known.'),
  ],
};

function not(when: SituationRule<undefined>['when'], because: string): SituationRule<undefined> {
  return { when, then: undefined, because };
}

/** Whether the API server can add a Secret to pods that are not in the app. */
function isAddedTo(situation: Situation): boolean {
  return isDynamic(situation) && situation.hasMutatingPolicies;
}

function isOthers(situation: Situation): boolean {
  return !isSelfManaged(situation) && !isCloudManaged(situation);
}
