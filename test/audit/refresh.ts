/** A refresh job as people write them, with other members in its spec, its Job's spec and its pod's. */
export interface Refresh {
  readonly script?: string;
  readonly image?: string;
  readonly spec?: object;
  readonly jobSpec?: object;
  readonly podSpec?: object;
  readonly status?: object;
  readonly metadata?: object;
}

const SCRIPT = `TOKEN=$(aws ecr get-login-password --region eu-west-1)
kubectl create secret docker-registry ecr --docker-server="$HOST" --docker-username=AWS --docker-password="$TOKEN" --dry-run=client -o yaml | kubectl apply -f -`;

/** A CronJob that refreshes the pull secret `ecr`. */
export function refreshJob({
  script = SCRIPT,
  image = 'public.ecr.aws/acme/tools:1.4.2',
  spec = {},
  jobSpec = {},
  podSpec = {},
  status,
  metadata = {},
}: Refresh = {}): object {
  const template = {
    spec: {
      serviceAccountName: 'refresher',
      containers: [{ name: 'refresh', image, command: ['sh', '-c'], args: [script] }],
      ...podSpec,
    },
  };
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'refresh', ...metadata },
    spec: {
      schedule: '17 */4 * * *',
      concurrencyPolicy: 'Forbid',
      ...spec,
      jobTemplate: { spec: { activeDeadlineSeconds: 600, template, ...jobSpec } },
    },
    ...(status ? { status } : {}),
  };
}

/** The scripts that fetch a token of each provider. */
export const FETCH = {
  ecr: 'aws ecr get-login-password',
  ecrPublic: 'aws --region us-east-1 ecr-public get-login-password',
  artifactRegistry:
    'curl -H "Metadata-Flavor: Google" http://metadata/computeMetadata/v1/instance/service-accounts/default/token',
  gcloud: 'gcloud auth print-access-token',
  acr: 'curl https://acme.azurecr.io/oauth2/exchange',
} as const;

/** A script that writes a token into a Secret. */
export const writes = (fetch: string) => `${fetch} > token; kubectl create secret docker-registry pull `
  + '--docker-password="$(cat token)" --dry-run=client -o yaml | kubectl apply -f -';
