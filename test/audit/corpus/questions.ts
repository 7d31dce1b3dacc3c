import { CorpusEntry, pullSecret } from './entry';

/** What people ask for help with, or report as a fault of something else. */
export const QUESTIONS: readonly CorpusEntry[] = [
  {
    source: 'https://github.com/kubernetes/kubernetes/issues/57801',
    manifest: `
${pullSecret('regcred', 'https://private-repository/')}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { imagePullSecrets: [{ name: regcred }], containers: [{ name: web,
  image: "private-repository:5000/web" }] } } }
`,
    finds: ['PRA104 Deployment/web', 'PRA206 Secret/regcred'],
  },
  {
    source: 'https://github.com/kubernetes/kubernetes/issues/57801 (the type)',
    manifest: `
apiVersion: v1
kind: Secret
metadata: { name: regcred }
type: kubernetes.io/dockercfg
stringData: { .dockerconfigjson: '{"auths":{"registry.example.com":{"username":"a","password":"example"}}}' }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { imagePullSecrets: [{ name: regcred }], containers: [{ name: web,
  image: registry.example.com/web }] } } }
`,
    finds: ['PRA202 Secret/regcred', 'PRA212 Secret/regcred'],
  },
  {
    source: 'https://github.com/kubernetes/kubernetes/issues/20786',
    manifest: `
apiVersion: v1
kind: Secret
metadata: { name: myregistrykey }
type: kubernetes.io/.dockerconfigjson
stringData: { .dockerconfigjson: '{"auths":{"registry.example.com":{"username":"a","password":"example"}}}' }
---
apiVersion: v1
kind: ReplicationController
metadata: { name: web }
spec: { template: { spec: { imagePullSecrets: [{ name: myregistrykey }], containers: [{ name: web,
  image: registry.example.com/web }] } } }
`,
    finds: ['PRA201 Secret/myregistrykey'],
  },
  {
    source: 'https://github.com/bjw-s-labs/helm-charts/issues/395',
    manifest: `
${pullSecret('ghcr-pull-secret', 'ghcr.io', 'external')}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: app, namespace: default }
spec: { template: { spec: { imagePullSecrets: [{ name: ghcr-pull-secret }], containers: [{ name: app,
  image: "ghcr.io/chrede88/app:1" }] } } }
`,
    finds: ['PRA102 Deployment/app', 'PRA402 Secret/ghcr-pull-secret'],
  },
  {
    source: 'https://github.com/openfaas/faas-netes/issues/306',
    manifest: `
${pullSecret('acr-auth', 'https://myuser.azurecr.io/v2/', 'default')}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: athena, namespace: openfaas-fn }
spec: { template: { spec: { imagePullSecrets: [{ name: acr-auth }], containers: [{ name: athena,
  image: myuser.azurecr.io/athena }] } } }
`,
    finds: ['PRA102 Deployment/athena', 'PRA402 Secret/acr-auth'],
  },
  {
    source: 'https://github.com/aws/secrets-store-csi-driver-provider-aws/issues/16',
    manifest: `
apiVersion: secrets-store.csi.x-k8s.io/v1alpha1
kind: SecretProviderClass
metadata: { name: aws-secrets-env }
spec:
  provider: aws
  secretObjects: [{ secretName: secretdocker, type: kubernetes.io/dockerconfigjson,
    data: [{ objectName: docker_config, key: .dockerconfigjson }] }]
---
apiVersion: v1
kind: Pod
metadata: { name: env-example }
spec:
  imagePullSecrets: [{ name: secretdocker }]
  containers: [{ name: testimage, image: "miki79/testimage:1" }]
`,
    finds: [],
  },
  {
    source: 'https://github.com/titansoft-pte-ltd/imagepullsecret-patcher/issues/26',
    manifest: `
${pullSecret('pullsecret-patcher', 'docker.io')}
`,
    finds: ['PRA402 Secret/pullsecret-patcher'],
  },
  {
    source: 'https://github.com/jainishshah17/tugger/issues/31',
    manifest: `
${pullSecret('of-account', 'registry.example.com')}
---
${pullSecret('of-tugger', 'mirror.example.com')}
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
imagePullSecrets: [{ name: of-account }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { serviceAccountName: web, imagePullSecrets: [{ name: of-tugger }],
  containers: [{ name: web, image: registry.example.com/web }, { name: sidecar,
    image: mirror.example.com/sidecar }] } } }
`,
    finds: ['PRA104 Deployment/web', 'PRA106 Deployment/web'],
  },
  {
    source: 'https://github.com/keel-hq/keel/issues/574',
    manifest: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: keel, namespace: grip-nonprod }
spec: { template: { spec: { serviceAccountName: keel, imagePullSecrets: [{ name: artifactory }],
  containers: [{ name: keel, image: "keelhq/keel:latest" }] } } }
`,
    finds: ['PRA101 Deployment/keel'],
  },
  {
    source: 'https://github.com/SparebankenVest/azure-key-vault-to-kubernetes/issues/129',
    manifest: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: rabbitmq }
spec: { template: { spec: { imagePullSecrets: [{ name: registry.gitlab.com }], containers: [{ name: rabbitmq,
  image: "registry.gitlab.com/torresdal/akv2k8s/rabbitmq:3.8.8-management-alpine" }] } } }
`,
    finds: ['PRA101 Deployment/rabbitmq'],
  },
  {
    source: 'https://github.com/open-edge-platform/edge-manageability-framework/issues/807',
    manifest: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: device-plugin, namespace: apps }
spec: { template: { spec: { imagePullSecrets: [{ name: "%GeneratedDockerCredential%" }], containers: [{ name: plugin,
  image: registry.example.com/device-plugin }] } } }
`,
    finds: ['PRA213 Deployment/device-plugin'],
  },
  {
    source: 'https://github.com/akuity/kargo/pull/4682',
    manifest: `
${pullSecret('my-pull-secret', 'my-orgs-artifact-registry.my-org.com', 'kargo')}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: kargo-management-controller, namespace: kargo }
spec: { template: { spec: { imagePullSecrets: [{ name: my-pull-secret }], containers: [{ name: main,
  image: my-orgs-artifact-registry.my-org.com/akuity/kargo }] } } }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: kargo-garbage-collector, namespace: kargo }
spec: { schedule: "0 * * * *", jobTemplate: { spec: { template: { spec: { containers: [{ name: main,
  image: my-orgs-artifact-registry.my-org.com/akuity/kargo }] } } } } }
`,
    finds: ['PRA103 CronJob/kargo-garbage-collector'],
  },
];
