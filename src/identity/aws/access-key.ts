import { secretFile, secretPath } from '../secret-file';
import { IdentityStrategy } from '../strategy';
import { userOf } from './arn';
import { awsStrategy, SESSION_NAME } from './strategy';

/** Where the access key of an IAM user is. */
export interface AwsAccessKeyProps {
  /** Name of a Secret in the namespace that tokens are fetched in. */
  readonly secretName: string;

  /**
   * Key of the Secret whose value is the access key ID.
   * @default 'AWS_ACCESS_KEY_ID'
   */
  readonly accessKeyIdKey?: string;

  /**
   * Key of the Secret whose value is the secret access key.
   * @default 'AWS_SECRET_ACCESS_KEY'
   */
  readonly secretAccessKeyKey?: string;

  /**
   * ARN of the user, for documents and checks.
   * @default - not known
   */
  readonly userArn?: string;
}

export function awsAccessKey(props: AwsAccessKeyProps): IdentityStrategy {
  const {
    secretName, accessKeyIdKey = 'AWS_ACCESS_KEY_ID', secretAccessKeyKey = 'AWS_SECRET_ACCESS_KEY', userArn,
  } = props;
  const [idFile, secretKeyFile] = [
    secretFile('CloudIdentity.awsAccessKey', secretName, 'accessKeyIdKey', accessKeyIdKey),
    secretFile('CloudIdentity.awsAccessKey', secretName, 'secretAccessKeyKey', secretAccessKeyKey),
  ];
  if (accessKeyIdKey === secretAccessKeyKey) {
    throw new Error("CloudIdentity.awsAccessKey: 'accessKeyIdKey' and 'secretAccessKeyKey' must be two keys of the "
      + `Secret: got '${accessKeyIdKey}' for both`);
  }
  return awsStrategy({
    kind: 'awsAccessKey',
    description: `AWS access key in Secret '${secretName}'`,
    principal: userArn === undefined ? undefined : userOf("CloudIdentity.awsAccessKey: 'userArn'", userArn),
    principalText: `the user of the access key in Secret '${secretName}'`,
    principalKind: 'user',
    principalProperty: "'userArn' to CloudIdentity.awsAccessKey",
    binding: {
      identity: { method: 'access-key', idFile: secretPath(idFile), secretFile: secretPath(secretKeyFile) },
      sessionName: SESSION_NAME,
      pod: { secretFiles: [idFile, secretKeyFile] },
    },
  });
}
