import { CorpusEntry } from './entry';

const ESO =
  'https://github.com/external-secrets/external-secrets/blob/36d35fe6cfdc2f152a19f96b82ec503bc8b696dc/docs/snippets';

/** What makes pull secrets, as people publish it: External Secrets, controllers, patchers of ServiceAccounts. */
export const MAKERS: readonly CorpusEntry[] = [
  {
    source:
      'https://github.com/fluxcd/flux2/blob/219ff2ef7d3c15756955b554b043d9752364bc59/manifests/integrations/registry-credentials-sync/azure/reconcile-patch.yaml',
    manifest: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: credentials-sync, namespace: flux-system }
spec:
  template:
    spec:
      serviceAccountName: credentials-sync
      containers:
      - name: sync
        image: mcr.microsoft.com/azure-cli
        env: [{ name: KUBE_SECRET, value: acr-credentials }]
        command:
        - bash
        - -ceu
        - |-
          while true; do
            token="$(az acr login --expose-token -o=tsv -n "$ACR_NAME")"
            kubectl create secret docker-registry "$KUBE_SECRET" --docker-password="$token" --dry-run=client -o=yaml | kubectl apply -f -
            sleep 3600
          done
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: image-reflector-controller, namespace: flux-system }
imagePullSecrets: [{ name: acr-credentials }]
`,
    finds: [],
  },
  {
    source: 'https://github.com/upmc-enterprises/registry-creds/tree/48f8a1148b3609ca1c247448986f84820dd6d741/k8s',
    manifest: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: registry-creds, namespace: kube-system }
spec:
  template:
    spec:
      containers:
      - name: registry-creds
        image: upmcenterprises/registry-creds:1.9
        env: [{ name: awsregion, valueFrom: { secretKeyRef: { name: registry-creds-ecr, key: aws-region } } }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: list-namespaces-registry-creds }
rules:
- { apiGroups: [""], resources: [secrets], verbs: [get, list, watch, create, update, patch, delete] }
- { apiGroups: [""], resources: [serviceaccounts], verbs: ["*"] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: registry-creds }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: list-namespaces-registry-creds }
subjects: [{ kind: ServiceAccount, name: default, namespace: kube-system }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: my-pod, namespace: team }
spec:
  template:
    spec:
      imagePullSecrets: [{ name: awsecr-cred }]
      containers: [{ name: my-pod, image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/my-pod:latest }]
`,
    finds: ['PRA403 ClusterRoleBinding/registry-creds'],
  },
  {
    source:
      'https://github.com/titansoft-pte-ltd/imagepullsecret-patcher/tree/05e5e5585b172914e82d69a101e73bee240434e3/deploy-example/kubernetes-manifest',
    manifest: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: imagepullsecret-patcher }
rules: [{ apiGroups: [""], resources: [secrets, serviceaccounts], verbs: [list, patch, create, get, delete] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: imagepullsecret-patcher }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: imagepullsecret-patcher }
subjects: [{ kind: ServiceAccount, name: imagepullsecret-patcher, namespace: imagepullsecret-patcher }]
---
apiVersion: v1
kind: Secret
type: kubernetes.io/dockerconfigjson
metadata: { name: image-pull-secret-src, namespace: imagepullsecret-patcher }
stringData:
  .dockerconfigjson: '{"auths":{"gcr.io":{"username":"_json_key","password":"{\\"auth\\":{\\"gcr.io\\":{\\"username\\":\\"_json_key\\",\\"password\\":\\"{}\\"}}}"}}}'
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: imagepullsecret-patcher, namespace: imagepullsecret-patcher }
spec:
  template:
    spec:
      serviceAccountName: imagepullsecret-patcher
      containers: [{ name: imagepullsecret-patcher, image: "quay.io/titansoft/imagepullsecret-patcher:v0.14" }]
      volumes: [{ name: src-dockerconfigjson, secret: { secretName: image-pull-secret-src } }]
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: default, namespace: team }
imagePullSecrets: [{ name: image-pull-secret }]
`,
    finds: [
      'PRA208 Secret/image-pull-secret-src',
      'PRA401 ServiceAccount/default',
      'PRA403 ClusterRoleBinding/imagepullsecret-patcher',
    ],
  },
  {
    source: `${ESO}/generator-ecr-example.yaml`,
    manifest: `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: ecr-secret }
spec:
  refreshInterval: 1h
  target: { name: ecr-secret }
  dataFrom: [{ sourceRef: { generatorRef: { apiVersion: generators.external-secrets.io/v1alpha1, kind: ECRAuthorizationToken, name: ecr-gen } } }]
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
imagePullSecrets: [{ name: ecr-secret }]
`,
    finds: ['PRA211 ExternalSecret/ecr-secret'],
  },
  {
    source: `${ESO}/generator-gcr-example.yaml`,
    manifest: `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: gcr-token }
spec:
  refreshInterval: 30m
  target: { name: gcr-token }
  dataFrom: [{ sourceRef: { generatorRef: { apiVersion: generators.external-secrets.io/v1alpha1, kind: GCRAccessToken, name: gcr-gen } } }]
`,
    finds: [],
  },
  {
    source:
      'https://github.com/external-secrets/external-secrets/blob/11c7838c5937b20e13eba40cf4b6032af164bf54/docs/snippets/generator-acr-example.yaml',
    manifest: `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: azurecr-credentials }
spec:
  refreshInterval: 3h
  dataFrom: [{ sourceRef: { generatorRef: { apiVersion: generators.external-secrets.io/v1alpha1, kind: ACRAccessToken, name: my-azurecr } } }]
  target:
    name: azurecr-credentials
    template:
      type: kubernetes.io/dockerconfigjson
      data: { .dockerconfigjson: '{"auths":{"myregistry.azurecr.io":{"username":"{{ .username }}","password":"{{ .password }}"}}}' }
---
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  imagePullSecrets: [{ name: azurecr-credentials }]
  containers: [{ name: web, image: myregistry.azurecr.io/web:1 }]
`,
    finds: [],
  },
];
