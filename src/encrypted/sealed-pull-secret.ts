import { Construct } from 'constructs';
import { Registry } from '../registry';
import { IPullSecret } from '../secret';
import { addEncrypted, chartNamespace, placed } from './add-encrypted';
import { SealedPullSecretProps } from './encrypted-pull-secret-props';
import { checkCovers, encryptedText } from './encrypted-text';
import { readSealedSecret } from './read-sealed-secret';
import { SealingScope } from './sealing-scope';

/**
 * A pull secret that was sealed with kubeseal, and that the controller of Sealed Secrets unseals in the cluster
 * (`bitnami.com/v1alpha1`, read at v0.36.0).
 *
 * The text is written as it is. Its structure is checked: name, namespace and scope, that it becomes a Secret of type
 * `kubernetes.io/dockerconfigjson`, and that its values are sealed.
 *
 * For credentials that last. A token that expires would have to be sealed again before each expiry.
 *
 * @example
 *
 * new SealedPullSecret(chart, 'Harbor', { file: 'sealed/harbor.yaml', covers: [Registry.harbor('registry.example.com')] });
 */
export class SealedPullSecret extends Construct implements IPullSecret {
  public readonly secretName: string;
  public readonly namespace?: string;
  public readonly covers: Registry[];
  /** Where it can be unsealed. */
  public readonly scope: SealingScope;

  /**
   * @throws if the file cannot be read, if the text is anything else than a SealedSecret that becomes a pull secret (a plain Secret among
   * them; its values never show), if it is of another scope than `scope`, and if `secretName` or `namespace` go beyond its scope
   */
  constructor(scope: Construct, id: string, props: SealedPullSecretProps) {
    super(scope, id);
    const input = encryptedText(props);
    checkCovers(props.covers, input.source);
    const read = readSealedSecret(input);
    if (props.scope !== undefined && props.scope !== read.scope) {
      throw new Error(`'scope' is '${props.scope}', and ${input.source} is of scope '${read.scope}': seal it with kubeseal --scope ${props.scope}`);
    }
    const { secretName, namespace = chartNamespace(this, read) } = props;
    const secret = placed(read, { secretName, namespace });
    addEncrypted(this, 'Resource', secret);
    this.secretName = secret.secretName;
    this.namespace = secret.namespace;
    this.covers = [...props.covers];
    this.scope = secret.scope;
  }
}
