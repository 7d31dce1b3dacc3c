import { GitOpsTool } from './gitops-tool';
import {
  always, isCloud, isDevelopment, isDynamic, isHighSecurity, isSpread, PatternName, SituationRule, Situation,
} from './situation';
import { CloudProvider } from '../registry/cloud-provider';

/**
 * How long the tokens of a cloud live: https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html,
 * https://cloud.google.com/artifact-registry/docs/docker/authentication#token and
 * https://learn.microsoft.com/azure/container-registry/container-registry-authentication.
 */
const LIFETIMES: Readonly<Record<CloudProvider, string | undefined>> = {
  [CloudProvider.AWS]: '12 hours',
  [CloudProvider.GOOGLE]: '60 minutes',
  [CloudProvider.AZURE]: '3 hours',
  [CloudProvider.OTHER]: undefined,
};

/** External Secrets Operator, in sentences. */
const ESO = 'External Secrets Operator';

/** Which source it is, for patterns with a Secret. */
const SOURCE_RULES: readonly SituationRule<string>[] = [
  {
    when: situation => situation.hasExternalSecrets && isSpread(situation),
    then: 'RegistryCredentials.externalSecret',
    because: `${ESO} writes the Secret into every namespace with a label (\`namespaceSelector\`), those that are made `
      + 'later included.',
  },
  {
    when: situation => situation.hasExternalSecrets && isCloud(situation),
    then: 'RegistryCredentials.externalSecret',
    because: `${ESO} fetches a token before the last one expires, with its generator for the registry `
      + '(`ExternalCredentials`).',
  },
  {
    when: situation => situation.hasExternalSecrets,
    then: 'RegistryCredentials.externalSecret',
    because: `${ESO} writes the Secret from your store, and nothing confidential is in a manifest.`,
  },
  {
    when: situation => isCloud(situation) && isSpread(situation),
    then: 'RegistryCredentials.token',
    because: 'A job in the cluster fetches a token before the last one expires, and finds the namespaces and their '
      + 'ServiceAccounts by labels (`namespaceSelector`).',
  },
  {
    when: isCloud,
    then: 'RegistryCredentials.token',
    because:
      'A job in the cluster fetches a token before the last one expires, and nothing confidential is in a manifest.',
  },
  {
    when: isSpread,
    then: 'SecretCopies.KYVERNO',
    because: 'One Secret is kept by hand, and Kyverno, which has to be installed, copies it to every namespace with a '
      + 'label, those that are made later included (`copies`).',
  },
  {
    when: situation => isDevelopment(situation) && situation.gitOps === GitOpsTool.NONE,
    then: 'RegistryCredentials.environmentInManifest',
    because: 'A login from the environment is enough for a test; it is in the manifests, which are not committed.',
  },
  {
    when: ({ gitOps }) => gitOps === GitOpsTool.FLUX,
    then: 'RegistryCredentials.encryptedSecret',
    because: 'Flux decrypts SOPS by itself, so the Secret can be committed encrypted.',
  },
  {
    when: ({ gitOps }) => gitOps === GitOpsTool.ARGO_CD,
    then: 'RegistryCredentials.encryptedSecret',
    because: 'Argo CD decrypts nothing, and the controller of Sealed Secrets does: the Secret can be committed sealed.',
  },
  {
    when: always,
    then: 'RegistryCredentials.existingSecret',
    because: 'The Secret is made once in the cluster, and the manifests have only its name.',
  },
];

const SECRETLESS: Readonly<Partial<Record<PatternName, string>>> = {
  NODE_IDENTITY: 'RegistryCredentials.nodeIdentity',
  KUBELET_CREDENTIAL_PROVIDER: 'RegistryCredentials.credentialProvider',
};

/** https://learn.microsoft.com/javascript/api/@azure/arm-containerservice/serviceaccountimagepullprofile */
const AKS_REMARK = 'Where AKS pulls as ServiceAccounts (`serviceAccountImagePullProfile`, a preview), the nodes do not '
  + 'pull as themselves: for a ServiceAccount without an identity it pulls as the default one of the cluster, or as '
  + 'nobody.';

/** Where credentials come from, why, and from where not. */
export function sourceFor(
  pattern: PatternName, situation: Situation,
): { source: string; because: string[]; ruledOut: Record<string, string> } {
  const secretless = SECRETLESS[pattern];
  if (secretless !== undefined) {
    const isAks = pattern === 'NODE_IDENTITY' && situation.provider === CloudProvider.AZURE;
    return { source: secretless, because: isAks ? [AKS_REMARK] : [], ruledOut: {} };
  }
  const { then, because } = SOURCE_RULES.find(({ when }) => when(situation))!;
  return { source: then, because: [because, ...moreReasons(pattern, situation)], ruledOut: ruledOutSources(situation) };
}

/** Something that is said where it applies. */
interface Remark<T> {
  readonly when: boolean;
  readonly say: T;
}

function moreReasons(pattern: PatternName, situation: Situation): string[] {
  return said([
    {
      when: situation.gitOps !== GitOpsTool.NONE && isCloud(situation),
      say: 'What writes the Secret in the cluster owns it: GitOps tools neither commit nor revert it.',
    },
    {
      when: pattern !== 'ADMISSION' && isSpread(situation)
        && (situation.hasExternalSecrets || !isCloud(situation)),
      say: 'The Secret alone reaches no pod: `AccessPattern.ADMISSION` adds it to those of namespaces that are made '
        + 'later, from Kubernetes 1.36 on or where Kyverno is installed; without it, the one who makes a namespace '
        + 'names the Secret in its ServiceAccounts.',
    },
    {
      when: pattern === 'DEDICATED_SERVICE_ACCOUNT' && isDynamic(situation),
      say: 'In namespaces that are made later, the app of each grants its own workloads.',
    },
  ]);
}

function ruledOutSources(situation: Situation): Record<string, string> {
  const { hasExternalSecrets, provider } = situation;
  const lifetime = LIFETIMES[provider];
  const isInManifest =
    isDevelopment(situation) && situation.gitOps === GitOpsTool.NONE && !isDynamic(situation) && !hasExternalSecrets;
  return Object.fromEntries(said([
    {
      when: !hasExternalSecrets,
      say: [
        ESO,
        'It is not installed. Installing it pays off for many namespaces, or where a store of secrets exists already.',
      ],
    },
    {
      when: lifetime !== undefined && hasExternalSecrets,
      say: ['RegistryCredentials.token', `${ESO} is there, and does the same.`],
    },
    {
      when: lifetime !== undefined,
      say: [
        'RegistryCredentials.encryptedSecret',
        `A token lives ${lifetime} at most, so a new one would have to be encrypted and committed before each expiry.`,
      ],
    },
    {
      when: lifetime === undefined && !isInManifest,
      say: [
        'RegistryCredentials.environmentInManifest',
        'The password would be in the manifests, and in every place where those are kept.',
      ],
    },
    {
      when: isHighSecurity(situation),
      say: [
        'One Secret for several workloads', 'Anyone who has one of them would also have the credentials of the others.',
      ],
    },
  ]));
}

function said<T>(remarks: readonly Remark<T>[]): T[] {
  return remarks.filter(({ when }) => when).map(({ say }) => say);
}
