import { Construct } from 'constructs';
import { Registry } from '../registry';
import { IPullSecret } from '../secret';
import { addEncrypted, chartNamespace } from './add-encrypted';
import { EncryptedPullSecretProps } from './encrypted-pull-secret-props';
import { checkCovers, encryptedText } from './encrypted-text';
import { readSopsSecret } from './read-sops-secret';

/**
 * A pull secret that was encrypted with SOPS, and that Flux, KSOPS or `sops decrypt` decrypts before it is applied (read at SOPS v3.13.3).
 *
 * It is written with exactly the values that the text has, in their order, since the MAC of SOPS covers them: without the labels of the
 * chart, and under the name and in the namespace that it was encrypted with. Its structure is checked: that the type is
 * `kubernetes.io/dockerconfigjson`, that every value of `data` and `stringData` is encrypted, and that it was encrypted for somebody.
 *
 * @example
 *
 * new SopsPullSecret(chart, 'Harbor', { file: 'secrets/harbor.enc.yaml', covers: [Registry.harbor('registry.example.com')] });
 */
export class SopsPullSecret extends Construct implements IPullSecret {
  public readonly secretName: string;
  public readonly namespace?: string;
  public readonly covers: Registry[];

  /**
   * @throws if the file cannot be read, if the text is anything else than a pull secret whose values are encrypted (a plain Secret among them;
   * its values never show), and if it has no namespace while the chart has one
   */
  constructor(scope: Construct, id: string, props: EncryptedPullSecretProps) {
    super(scope, id);
    const input = encryptedText(props);
    checkCovers(props.covers, input.source);
    const secret = readSopsSecret(input);
    this.secretName = secret.secretName;
    this.namespace = chartNamespace(this, secret);
    this.covers = [...props.covers];
    addEncrypted(this, 'Resource', secret);
  }
}
