import { CorpusEntry } from './entry';

/** What some rules find in one object. */
const of = (object: string, ...rules: number[]) => rules.map(rule => `PRA${rule} ${object}`);

const cronJob = (metadata: string, schedule: string, podSpec: string, more = '') => `
apiVersion: batch/v1
kind: CronJob
metadata: ${metadata}
spec:
  schedule: "${schedule}"
  ${more}
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
${podSpec.trim().split('\n').map(line => `          ${line}`).join('\n')}
`;

const FLUX =
  'https://github.com/fluxcd/flux2/blob/08f5ca39b00fb6b1692fb6fdead7d674b7ea375b/manifests/integrations/registry-credentials-sync';
const FLUX_APPLY = `
    apply-secret() {
      kubectl create secret docker-registry "$1" --docker-password="$2" --docker-username="$3" --docker-server="$4" --dry-run=client -o=yaml | kubectl apply -f -
    }
    reconcile`;
const FLUX_POD = (image: string, fetch: string) => `
serviceAccountName: credentials-sync
containers:
- name: sync
  image: ${image}
  envFrom: [{ configMapRef: { name: credentials-sync } }]
  env:
  - name: RECONCILE_SH
    value: |-
      reconcile() {
        token="$(${fetch})"
        apply-secret "\${KUBE_SECRET}" "\${token}" user server
      }
  command:
  - bash
  - -ceu
  - |-
    $(RECONCILE_SH)${FLUX_APPLY}`;
const FLUX_RBAC = `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: credentials-sync, namespace: flux-system }
rules: [{ apiGroups: [""], resources: [secrets], verbs: [get, create, update, patch] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: credentials-sync, namespace: flux-system }
subjects: [{ kind: ServiceAccount, name: credentials-sync }]
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: credentials-sync }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: credentials-sync, namespace: flux-system }
`;

/** CronJobs that refresh tokens, as people publish them. */
export const REFRESH_JOBS: readonly CorpusEntry[] = [
  {
    source: `${FLUX}/_cronjobs/aws/reconcile-patch.yaml`,
    manifest:
      cronJob(
        '{ name: credentials-sync, namespace: flux-system }',
        '0 */6 * * *',
        FLUX_POD('mcr.microsoft.com/azure-cli', 'aws ecr get-login-password --region "${ECR_REGION}"'),
        'suspend: false',
      ) + FLUX_RBAC,
    finds: of('CronJob/credentials-sync', 503, 504, 506),
  },
  {
    source: `${FLUX}/_cronjobs/gcp/config-patches.yaml`,
    manifest:
      cronJob(
        '{ name: credentials-sync, namespace: flux-system }',
        '0,30 * * * *',
        FLUX_POD('gcr.io/google.com/cloudsdktool/cloud-sdk:alpine', 'gcloud auth print-access-token'),
      ) + FLUX_RBAC,
    finds: of('CronJob/credentials-sync', 503, 504, 506),
  },
  {
    source: `${FLUX}/_cronjobs/azure/reconcile-patch.yaml`,
    manifest:
      cronJob(
        '{ name: credentials-sync, namespace: flux-system }',
        '0 * * * *',
        FLUX_POD('mcr.microsoft.com/azure-cli', 'az acr login --expose-token -o=tsv -n "$ACR_NAME"'),
      ) + FLUX_RBAC,
    finds: of('CronJob/credentials-sync', 503, 504, 506),
  },
  {
    source:
      'https://github.com/Odania-IT/aws-kubectl/blob/6b3ac06269f583dd94eb4203889c91cff6ad1b10/templates/ecr-cron.yml',
    manifest: cronJob('{ name: aws-registry-credential-cron }', '* */8 * * *', `
serviceAccountName: ecr-update-service-account
containers:
- name: kubectl
  image: odaniait/aws-kubectl:latest
  command: ["/run.sh"]
  env: [{ name: AWS_REGION, value: eu-central-1 }]`) + `
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: ecr-update-service-account }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: aws-authorization-cluster-role }
rules:
- { apiGroups: [""], resources: [secrets], verbs: [create, delete] }
- { apiGroups: [""], resources: [serviceaccounts], verbs: [patch] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: role-aws-authorization-binding }
roleRef: { apiGroup: "", kind: ClusterRole, name: aws-authorization-cluster-role }
subjects: [{ kind: ServiceAccount, name: ecr-update-service-account, namespace: infrastructure }]
`,
    finds: of('CronJob/aws-registry-credential-cron', 502, 503, 504, 506, 507, 509),
  },
  {
    source:
      'https://github.com/frekele/aws-ecr-kubectl/blob/73452e222da0ddc63404938d1ba2f7ac9b74423d/templates/ecr-cron.yml',
    manifest: cronJob('{ name: aws-registry-credential-cron }', '* */6 * * *', `
serviceAccountName: ecr-update-service-account
containers:
- name: kubectl
  image: frekele/aws-ecr-kubectl:stable
  command: ["/run.sh"]`),
    finds: of('CronJob/aws-registry-credential-cron', 502, 503, 504, 506, 507, 509),
  },
  {
    source:
      'https://github.com/iramarJunior/aws-kubectl/blob/50b34fda1520f662fdde39609ce3b23aeb4e80c6/templates/aws-registry-credential-cronjob.yaml',
    manifest: cronJob('{ name: aws-registry-credential-cronjob }', '* */8 * * *', `
serviceAccountName: default
containers:
- name: kubectl
  image: iramarjunior/aws-kubectl:0.0.1
  envFrom: [{ secretRef: { name: aws-secret } }]
  command:
  - /bin/sh
  - -c
  - |
    DOCKER_PASSWORD=$(aws ecr get-login --region \${AWS_REGION} --registry-ids \${AWS_ACCOUNT} | cut -d' ' -f6)
    kubectl delete secret aws-registry || true
    kubectl create secret docker-registry aws-registry --docker-server=$SERVER --docker-username=AWS --docker-password=$DOCKER_PASSWORD
    kubectl patch serviceaccount default -p '{"imagePullSecrets":[{"name":"aws-registry"}]}'`),
    finds: of('CronJob/aws-registry-credential-cronjob', 502, 503, 504, 507, 509),
  },
  {
    source:
      'https://github.com/mahmoudaboghadeer93/Devops-tools/blob/a2cc4f575330aeed1b3255e4fac3f765a409696d/ECR-Credentials-Helper/cronjob.yaml',
    manifest: cronJob(
      '{ name: ecr-registry-helper, namespace: jenkins }',
      '0 */10 * * *',
      `
serviceAccountName: jenkins-admin
containers:
- name: ecr-registry-helper
  image: odaniait/aws-kubectl:latest
  envFrom: [{ secretRef: { name: ecr-registry-helper-secrets } }]
  command:
  - /bin/sh
  - -c
  - >-
    ECR_TOKEN=\`aws ecr get-login-password --region \${AWS_REGION}\`

    kubectl delete secret --ignore-not-found $DOCKER_SECRET_NAME -n $NAMESPACE_NAME

    kubectl create secret docker-registry $DOCKER_SECRET_NAME --docker-username=AWS --docker-password="\${ECR_TOKEN}" --namespace=$NAMESPACE_NAME`,
      'concurrencyPolicy: Allow',
    ),
    finds: of('CronJob/ecr-registry-helper', 501, 503, 504, 506, 507, 509),
  },
  {
    source: 'https://github.com/nabsul/k8s-ecr-login-renew/tree/22d6901eb7728b35d4aed2ea947bb6b5844553b9/example',
    manifest: cronJob('{ name: ecr-renew-demo }', '0 */6 * * *', `
serviceAccountName: ecr-renew-demo
containers:
- name: ecr-renew
  image: nabsul/k8s-ecr-login-renew:latest
  env: [{ name: DOCKER_SECRET_NAME, value: ecr-docker-login-demo }]`) + `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: ecr-renew-demo }
rules: [{ apiGroups: [""], resources: [secrets], resourceNames: [ecr-docker-login-demo], verbs: [get, delete, create] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: ecr-renew-demo }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ecr-renew-demo }
subjects: [{ kind: ServiceAccount, name: ecr-renew-demo, namespace: default }]
---
apiVersion: v1
kind: Pod
metadata: { name: my-test }
spec:
  imagePullSecrets: [{ name: demo-awsreg }]
  containers: [{ name: my-test-container, image: 123456789012.dkr.ecr.us-west-2.amazonaws.com/my-test:latest }]
`,
    finds: ['PRA101 Pod/my-test', ...of('CronJob/ecr-renew-demo', 503, 504, 506, 509)],
  },
  {
    source:
      'https://github.com/spommerening/aws-kubectl/blob/2b4b67b2a0612a1ad9556581f612605c5db580c4/templates/ecr-cron.yml',
    manifest: cronJob('{ name: aws-registry-credential-cron, namespace: infrastructure }', '* */8 * * *', `
serviceAccountName: ecr-update-service-account
containers:
- name: kubectl
  image: spom/aws-kubectl:v1.12.2
  command: ["/run.sh"]
  env: [{ name: NAMESPACES, value: infrastructure live }]`),
    finds: of('CronJob/aws-registry-credential-cron', 502, 503, 504, 507, 509),
  },
];
