import { CorpusEntry, pullSecret } from './entry';

/** Pull secrets and what uses them, as people publish it. */
export const WORKLOADS: readonly CorpusEntry[] = [
  {
    source:
      'https://github.com/kubernetes/website/blob/1c0a2562922959b2842f80f273b883c7342855a8/content/en/examples/pods/private-reg-pod.yaml',
    manifest: `
apiVersion: v1
kind: Pod
metadata: { name: private-reg }
spec:
  containers: [{ name: private-reg-container, image: <your-private-image> }]
  imagePullSecrets: [{ name: regcred }]
`,
    finds: ['PRA101 Pod/private-reg', 'PRA108 Pod/private-reg'],
  },
  {
    source:
      'https://github.com/kubernetes/website/blob/6ef03d7b2ee2ed72e19467509e800a35efe37a90/content/en/examples/pods/image-volumes.yaml',
    manifest: `
apiVersion: v1
kind: Pod
metadata: { name: image-volume }
spec:
  containers: [{ name: shell, image: debian }]
  volumes: [{ name: volume, image: { reference: "quay.io/crio/artifact:v2", pullPolicy: IfNotPresent } }]
`,
    finds: [],
  },
  {
    source: 'https://github.com/du2016/cloud-native-devops/blob/master/pods/image-pull-secret.md',
    manifest: `
apiVersion: v1
kind: Pod
metadata: { name: foo, namespace: awesomeapps }
spec:
  containers: [{ name: foo, image: janedoe/awesomeapp:v1 }]
  imagePullSecrets: [{ name: myregistrykey }]
`,
    finds: ['PRA101 Pod/foo'],
  },
  {
    source: 'https://github.com/unchaptered/certification/blob/master/06-security-07-image-security.md',
    manifest: `
apiVersion: v1
kind: Secret
metadata: { name: privat-reg-cred }
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '{"auths":{"myprivateregistry.com:5000":{"username":"dock_user","password":"example"}}}'
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      imagePullSecrets: [{ name: private-reg-cred }]
      containers: [{ name: web, image: "myprivateregistry.com:5000/nginx:alpine" }]
`,
    finds: ['PRA101 Deployment/web', 'PRA402 Secret/privat-reg-cred'],
  },
  {
    source: 'https://github.com/hemzaz/curve/blob/master/infrastructure/ecr/auth.tf',
    manifest: `
apiVersion: v1
kind: Secret
metadata: { name: ecr-auth }
type: kubernetes.io/dockerconfigjson
stringData: { .dockerconfigjson: QVdTOmV4YW1wbGU= } # the token alone
---
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  imagePullSecrets: [{ name: ecr-auth }]
  containers: [{ name: web, image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1 }]
`,
    finds: ['PRA203 Secret/ecr-auth'],
  },
  {
    source: 'https://github.com/Adi-K527/PicRater/blob/main/terraform/k8s/modules/secret/main.tf',
    manifest: `
apiVersion: v1
kind: Secret
metadata: { name: ecr-secret }
type: kubernetes.io/dockerconfigjson
stringData: # base64 of {"auths":{"https://123456789012.dkr.ecr.us-east-1.amazonaws.com":{"auth":"QVdTOmV4YW1wbGU="}}}
  .dockerconfigjson: eyJhdXRocyI6eyJodHRwczovLzEyMzQ1Njc4OTAxMi5ka3IuZWNyLnVzLWVhc3QtMS5hbWF6b25hd3MuY29tIjp7ImF1dGgiOiJRVmRUT21WNFlXMXdiR1U9In19fQ==
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
imagePullSecrets: [{ name: ecr-secret }]
`,
    finds: ['PRA203 Secret/ecr-secret'],
  },
  {
    source: 'https://github.com/AccessibleAI/cnvrg-operator/blob/master/pkg/thirdparty/registry/tmpl/secret.tpl',
    manifest: `
apiVersion: v1
kind: Secret
metadata: { name: cnvrg-app-registry, namespace: cnvrg }
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '{"auths":{"docker.io":{"username":"cnvrghelm","password":"example","auth":"Y252cmdoZWxtOmV4YW1wbGU="}}}'
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: kube-state-metrics, namespace: cnvrg }
imagePullSecrets: [{ name: cnvrg-app-registry }]
`,
    finds: [],
  },
  {
    source: 'https://github.com/pat-nel87/devops_junk_drawer/blob/main/dockercommand.sh',
    manifest: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: my-deployment, namespace: <namespace> }
spec:
  template:
    spec:
      containers: [{ name: my-container, image: "<registry-url>/<image-name>:<tag>" }]
      imagePullSecrets: [{ name: <secret-name> }]
`,
    finds: ['PRA108 Deployment/my-deployment', 'PRA213 Deployment/my-deployment'],
  },
  {
    source: 'https://github.com/upmc-enterprises/registry-creds/issues/31',
    manifest: `
apiVersion: v1
kind: Pod
metadata: { name: my-pod }
spec:
  containers: [{ name: my-pod, image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/my-pod:latest" }]
`,
    finds: ['PRA103 Pod/my-pod'],
  },
  {
    source: 'https://github.com/upmc-enterprises/registry-creds/issues/64',
    manifest: `
apiVersion: v1
kind: ServiceAccount
metadata: { name: default, namespace: team }
imagePullSecrets: [{ name: awsecr-cred }]
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: restricted, namespace: team }
---
apiVersion: v1
kind: Pod
metadata: { name: my-pod, namespace: team }
spec:
  serviceAccountName: restricted
  containers: [{ name: my-pod, image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/my-pod:1" }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: registry-creds, namespace: kube-system }
spec: { template: { spec: { containers: [{ name: registry-creds, image: "upmcenterprises/registry-creds:1.10" }] } } }
`,
    finds: ['PRA103 Pod/my-pod', 'PRA401 ServiceAccount/default'],
  },
  {
    source: 'https://github.com/distr-sh/distr/issues/1868',
    manifest: `
${pullSecret('distr', 'registry.distr.sh')}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: hub }
spec: { template: { spec: { imagePullSecrets: [{ name: distr }], containers: [{ name: hub,
  image: "registry.distr.sh/enterprise/distr-ee:2.11.2" }] } } }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: cleanup }
spec:
  schedule: "0 * * * *"
  jobTemplate: { spec: { template: { spec: { containers: [{ name: cleanup,
    image: "registry.distr.sh/enterprise/distr-ee:2.11.2" }] } } } }
`,
    finds: ['PRA103 CronJob/cleanup'],
  },
  {
    source: 'https://github.com/zalando-incubator/kubernetes-on-aws/issues/131',
    manifest: `
apiVersion: v1
kind: ServiceAccount
metadata: { name: default, namespace: kube-system }
imagePullSecrets: [{ name: pierone }]
---
apiVersion: v1
kind: Pod
metadata: { name: appdynamics, namespace: kube-system, uid: a }
spec: { containers: [{ name: appdynamics, image: "registry.example.com/appdynamics:1" }] }
---
${pullSecret('pierone', 'registry.example.com', 'kube-system')}
`,
    finds: ['PRA111 Pod/appdynamics', 'PRA401 ServiceAccount/default'],
  },
];
