import { SecretFile } from '../binding';
import { secretFile, secretPath } from '../secret-file';
import { IdentityStrategy } from '../strategy';
import { userOf } from './arn';
import { awsStrategy } from './strategy';

/** Where the access key of an IAM user is. */
export interface AwsAccessKeyProps {
  /** Name of a Secret in the namespace that tokens are fetched in. */
  readonly secretName: string;

  /**
   * Key of the Secret whose value is the access key ID.
   *
   * @default 'AWS_ACCESS_KEY_ID'
   */
  readonly accessKeyIdKey?: string;

  /**
   * Key of the Secret whose value is the secret access key.
   *
   * @default 'AWS_SECRET_ACCESS_KEY'
   */
  readonly secretAccessKeyKey?: string;

  /**
   * ARN of the user, for documents and checks.
   *
   * @default - not known
   */
  readonly userArn?: string;
}

/** The script that hands the two files to the AWS CLI. */
const SCRIPT = '/registry-access/config/aws-access-key.sh';

/**
 * The AWS CLI reads a static key from its own files, from variables, or from a program, not from one file for each part. It is a
 * program, so that the key is neither copied nor put into the environment:
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sourcing-external.html.
 */
export function awsAccessKey(props: AwsAccessKeyProps): IdentityStrategy {
  const { secretName, accessKeyIdKey = 'AWS_ACCESS_KEY_ID', secretAccessKeyKey = 'AWS_SECRET_ACCESS_KEY', userArn } = props;
  const files: SecretFile[] = [
    secretFile('CloudIdentity.awsAccessKey', secretName, 'accessKeyIdKey', accessKeyIdKey),
    secretFile('CloudIdentity.awsAccessKey', secretName, 'secretAccessKeyKey', secretAccessKeyKey),
  ];
  if (accessKeyIdKey === secretAccessKeyKey) {
    throw new Error(`CloudIdentity.awsAccessKey: 'accessKeyIdKey' and 'secretAccessKeyKey' must be two keys of the Secret: got '${accessKeyIdKey}' for both`);
  }
  return awsStrategy({
    kind: 'awsAccessKey',
    description: `AWS access key in Secret '${secretName}'`,
    principal: userArn === undefined ? undefined : userOf("CloudIdentity.awsAccessKey: 'userArn'", userArn),
    principalText: `the user of the access key in Secret '${secretName}'`,
    principalKind: 'user',
    principalProperty: "'userArn' to CloudIdentity.awsAccessKey",
    binding: {
      profile: { credential_process: ['sh', SCRIPT, ...files.map(secretPath)].join(' ') },
      pod: { secretFiles: files },
    },
  });
}
