import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { CredentialProvider } from './credential-provider';
import { NodeSetup } from './node-setup';
import { NodeConfig, snippetFor } from './snippets';
import { yamlText } from './yaml-text';
import { firstRepeated } from '../collection/first-repeated';
import { checkCall } from '../given/check-call';
import { TargetKubernetes } from '../kubernetes/target-version';
import { checkVersion, isVersionAtLeast } from '../kubernetes/version';

/**
 * The file that tells the kubelets of some nodes which programs they ask for credentials: `CredentialProviderConfig` of
 * `kubelet.config.k8s.io/v1`. It is not an object of the cluster: put it on the nodes, as `snippet` shows for some ways
 * of making them.
 *
 * @see https://kubernetes.io/docs/reference/config-api/kubelet-config.v1/
 * @example CredentialProviderConfig.of([CredentialProvider.ecr({ registries: [ecr] })]).write('dist/nodes')
 */
export class CredentialProviderConfig {
  /** Name of the file that `write` makes. */
  public static readonly FILE_NAME: string = 'credential-provider-config.yaml';

  /**
   * The file for some programs.
   *
   * @param providers the programs that the kubelet asks, in this order where several have a credential for one image
   * @param kubernetesVersion version of the oldest kubelet that reads the file, such as `1.34`;
   * `TargetKubernetes.DEFAULT` without it
   * @throws if there are no programs, if two have one name or want different annotations under one key, and if one of
   * them gets tokens of ServiceAccounts before Kubernetes 1.34
   */
  public static of(
    providers: CredentialProvider[], kubernetesVersion: string = TargetKubernetes.DEFAULT,
  ): CredentialProviderConfig {
    checkCall('CredentialProviderConfig.of', providers, kubernetesVersion);
    return new CredentialProviderConfig(providers, kubernetesVersion);
  }

  /** Version of Kubernetes that the file is for, as `1.MINOR`. */
  public readonly kubernetesVersion: string;

  /** Annotations that the ServiceAccounts of granted workloads need. */
  public readonly serviceAccountAnnotations: { [key: string]: string };

  private constructor(private readonly providers: readonly CredentialProvider[], kubernetesVersion: string) {
    this.kubernetesVersion = checkVersion('kubernetesVersion', kubernetesVersion);
    checkProviders(providers, this.kubernetesVersion);
    this.serviceAccountAnnotations = mergedAnnotations(providers);
  }

  /** The content of the file. */
  public toYaml(): string {
    return yamlText(this.nodeConfig.manifest);
  }

  /**
   * Writes the file into a folder, which is made if it is not there.
   *
   * @returns the path of the file
   */
  public write(folder: string): string {
    checkCall('CredentialProviderConfig.write', folder);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, CredentialProviderConfig.FILE_NAME);
    writeFileSync(file, this.toYaml());
    return file;
  }

  /**
   * What brings the file to the nodes and tells the kubelet of it, as a text for some way of making nodes. Where the
   * programs are not part of the nodes, comments in it say where they go.
   *
   * @throws if the way cannot express the file, or has programs that are too old for it
   */
  public snippet(setup: NodeSetup): string {
    checkCall('CredentialProviderConfig.snippet', setup);
    return snippetFor(setup, this.nodeConfig);
  }

  private get nodeConfig(): NodeConfig {
    const manifest = {
      apiVersion: 'kubelet.config.k8s.io/v1',
      kind: 'CredentialProviderConfig',
      providers: this.providers.map(({ _entry }) => _entry),
    };
    return { manifest, kubernetesVersion: this.kubernetesVersion };
  }
}

function checkProviders(providers: readonly CredentialProvider[], version: string): void {
  if (providers.length === 0) {
    throw new Error("'providers' is empty: give at least one CredentialProvider");
  }
  const twice = firstRepeated(providers.map(({ name }) => name));
  if (twice !== undefined) {
    throw new Error(`'providers' has two programs with the name '${twice}', and the kubelet takes each once: give all `
      + 'registries to one. Where ServiceAccounts pull as several roles, the roles are in their annotations: leave the '
      + 'role out of the program (docs/nodes.md)');
  }
  // KEP-4412:
  // https://github.com/kubernetes/enhancements/tree/master/keps/sig-auth/4412-projected-service-account-tokens-for-kubelet-image-credential-providers.
  const withToken = providers.find(({ audience }) => audience !== undefined);
  if (withToken && !isVersionAtLeast(version, '1.34')) {
    const problem = version === '1.33' ? "has only in alpha, without the field 'cacheType' that is mandatory since 1.34"
      : 'does not know, so that it would not start';
    throw new Error(`credential provider '${withToken.name}' gets tokens of ServiceAccounts, which the kubelet of `
      + `Kubernetes ${version} ${problem}: target 1.34 or newer, or let the program pull as the node`);
  }
}

function mergedAnnotations(providers: readonly CredentialProvider[]): { [key: string]: string } {
  const merged: { [key: string]: string } = {};
  for (const { name, serviceAccountAnnotations } of providers) {
    for (const [key, value] of Object.entries(serviceAccountAnnotations)) {
      if (Object.hasOwn(merged, key) && merged[key] !== value) {
        throw new Error(`'providers' want two values of the annotation '${key}' on one ServiceAccount: `
          + `'${merged[key]}' and '${value}' (of '${name}'). Leave it out of both, and annotate the ServiceAccounts `
          + 'yourself');
      }
      merged[key] = value;
    }
  }
  return merged;
}
