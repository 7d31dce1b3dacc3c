/**
 * Where a custom resource says what one of its pods pulls. Members are joined by dots, `*` stands for each entry of a
 * list or member of an object, and what begins with `./` is below `at`.
 */
export interface CustomPod {
  /** What an object must have to make such a pod. A pod spec, or what holds its parts. */
  readonly at: string;
  /** Containers, or objects with an `image` like them; where nothing but `at` is given, that is a pod spec. */
  readonly containers?: readonly string[];
  /** Image references that stand alone. */
  readonly images?: readonly string[];
  readonly volumes?: string;
  /**
   * The list of pull secrets.
   * @default './imagePullSecrets'
   */
  readonly list?: string;
  /** Whether the list holds names instead of references. */
  readonly hasNames?: boolean;
  /**
   * The name of the ServiceAccount; of several places the first that is set counts.
   * @default ['./serviceAccountName']
   */
  readonly accounts?: readonly string[];
  /** The ServiceAccount that the operator makes for the pod, where nothing in the object names one. */
  readonly madeAccount?: string;
}

const TEMPLATE: readonly CustomPod[] = [{ at: 'spec.template.spec' }];

/** A pod spec inside `spec`, with a few members beside it that an operator fills the main container with. */
const MONITORING = (...images: readonly string[]): readonly CustomPod[] =>
  [{ at: 'spec', containers: ['./containers.*', './initContainers.*'], images }];

/** Where Argo Workflows takes templates from; what the defaults say counts for all of them. */
const ARGO_TEMPLATES = [
  'templates.*', 'templates.*.steps.*.*.inline', 'templates.*.dag.tasks.*.inline', 'templateDefaults',
];

const ARGO_WORKFLOW = (spec: string): readonly CustomPod[] => ARGO_TEMPLATES.map(template => ({
  at: `${spec}.${template}`,
  containers: ['./container', './script', './containerSet.containers.*', './initContainers.*', './sidecars.*'],
  volumes: `${spec}.volumes`,
  list: `${spec}.imagePullSecrets`,
  accounts: ['./serviceAccountName', `${spec}.serviceAccountName`],
}));

const TEKTON_STEPS = ['steps.*', 'stepTemplate', 'sidecars.*'];
const TEKTON_PIPELINE = ['tasks', 'finally'].flatMap(tasks =>
  TEKTON_STEPS.map(steps => `spec.pipelineSpec.${tasks}.*.taskSpec.${steps}`));

const STRIMZI = (at: string, images: readonly string[], account: string): CustomPod => ({
  at, images, list: './template.pod.imagePullSecrets', accounts: [], madeAccount: `{name}-${account}`,
});

const RAY_CLUSTER = (cluster: string): readonly CustomPod[] => [
  { at: `${cluster}.headGroupSpec.template.spec` },
  { at: `${cluster}.workerGroupSpecs.*.template.spec` },
];

const SPARK = (spec: string): readonly CustomPod[] => [{
  at: spec,
  containers: ['driver', 'executor'].flatMap(part => [`./${part}.sidecars.*`, `./${part}.initContainers.*`]),
  images: ['./image', './driver.image', './executor.image'],
  hasNames: true,
  accounts: ['./driver.serviceAccount'],
}];

const INFERENCE = (at: string): CustomPod => ({ at, containers: ['./model', './containers.*', './initContainers.*'] });

/**
 * Pods of custom resources, by `group/kind`, or by `group/version/kind` where versions differ. A kind is here if its
 * pull secrets stand at a place that its documentation fixes.
 */
export const CUSTOM_PODS: Readonly<Record<string, readonly CustomPod[]>> = {
  // https://github.com/actions/actions-runner-controller/blob/gha-runner-scale-set-0.12.1/apis/actions.github.com/v1alpha1/autoscalingrunnerset_types.go
  'actions.github.com/AutoscalingRunnerSet': TEMPLATE,
  // https://agones.dev/site/docs/reference/fleet/ and …/gameserver/
  'agones.dev/Fleet': [{ at: 'spec.template.spec.template.spec' }],
  'agones.dev/GameServer': TEMPLATE,
  // https://openkruise.io/docs/user-manuals/cloneset
  'apps.kruise.io/CloneSet': TEMPLATE,
  'apps.kruise.io/DaemonSet': TEMPLATE,
  'apps.kruise.io/StatefulSet': TEMPLATE,
  // https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/workloads_apis/
  'apps.openshift.io/DeploymentConfig': TEMPLATE,
  // https://argo-workflows.readthedocs.io/en/latest/fields/, …/inline-templates/ and …/template-defaults/
  'argoproj.io/CronWorkflow': ARGO_WORKFLOW('spec.workflowSpec'),
  'argoproj.io/Workflow': ARGO_WORKFLOW('spec'),
  'argoproj.io/WorkflowTemplate': ARGO_WORKFLOW('spec'),
  'argoproj.io/ClusterWorkflowTemplate': ARGO_WORKFLOW('spec'),
  // https://argoproj.github.io/argo-events/APIs/ (Template)
  'argoproj.io/EventSource': [{ at: 'spec.template', containers: ['./container'] }],
  'argoproj.io/Sensor': [{ at: 'spec.template', containers: ['./container'] }],
  // https://argo-rollouts.readthedocs.io/en/stable/features/specification/
  'argoproj.io/Rollout': TEMPLATE,
  // https://volcano.sh/en/docs/vcjob/
  'batch.volcano.sh/Job': [{ at: 'spec.tasks.*.template.spec' }],
  // https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/customize-pods
  'elasticsearch.k8s.elastic.co/Elasticsearch': [
    {
      at: 'spec.nodeSets.*',
      containers: ['./podTemplate.spec.containers.*', './podTemplate.spec.initContainers.*'],
      images: ['spec.image'],
      list: './podTemplate.spec.imagePullSecrets',
      accounts: ['./podTemplate.spec.serviceAccountName'],
    },
  ],
  'kibana.k8s.elastic.co/Kibana': [
    {
      at: 'spec',
      containers: ['./podTemplate.spec.containers.*', './podTemplate.spec.initContainers.*'],
      images: ['./image'],
      list: './podTemplate.spec.imagePullSecrets',
      accounts: ['./podTemplate.spec.serviceAccountName'],
    },
  ],
  // https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-stable/docs/custom-resource/reference/
  'flink.apache.org/FlinkDeployment': [
    {
      at: 'spec',
      containers: ['./podTemplate.spec.containers.*', './podTemplate.spec.initContainers.*'],
      images: ['./image'],
      list: './podTemplate.spec.imagePullSecrets',
      accounts: ['./serviceAccount'],
    },
  ],
  // https://grafana.github.io/grafana-operator/docs/api/#grafanaspecdeployment
  'grafana.integreatly.org/Grafana': [{ at: 'spec.deployment.spec.template.spec' }],
  // https://jobset.sigs.k8s.io/docs/reference/jobset.v1alpha2/
  'jobset.x-k8s.io/JobSet': [{ at: 'spec.replicatedJobs.*.template.spec.template.spec' }],
  // https://github.com/mariadb-operator/mariadb-operator/blob/main/docs/api_reference.md
  'k8s.mariadb.com/MariaDB': [
    { at: 'spec', images: ['./image'], containers: ['./initContainers.*', './sidecarContainers.*'] },
  ],
  // https://strimzi.io/docs/operators/latest/configuring (PodTemplate); accounts: …/security
  'kafka.strimzi.io/Kafka': [
    STRIMZI('spec.kafka', ['./image'], 'kafka'),
    STRIMZI('spec.entityOperator', ['./topicOperator.image', './userOperator.image'], 'entity-operator'),
    STRIMZI('spec.cruiseControl', ['./image'], 'cruise-control'),
    STRIMZI('spec.kafkaExporter', ['./image'], 'kafka-exporter'),
    STRIMZI('spec.zookeeper', ['./image'], 'zookeeper'),
  ],
  'kafka.strimzi.io/KafkaBridge': [STRIMZI('spec', ['./image'], 'bridge')],
  'kafka.strimzi.io/KafkaConnect': [STRIMZI('spec', ['./image'], 'connect')],
  'kafka.strimzi.io/KafkaMirrorMaker2': [STRIMZI('spec', ['./image'], 'mirrormaker2')],
  // https://keda.sh/docs/latest/reference/scaledjob-spec/
  'keda.sh/ScaledJob': [{ at: 'spec.jobTargetRef.template.spec' }],
  // https://www.kubeflow.org/docs/components/trainer/legacy-v1/user-guides/
  'kubeflow.org/MPIJob': [{ at: 'spec.mpiReplicaSpecs.*.template.spec' }],
  'kubeflow.org/Notebook': TEMPLATE,
  'kubeflow.org/PyTorchJob': [{ at: 'spec.pytorchReplicaSpecs.*.template.spec' }],
  'kubeflow.org/TFJob': [{ at: 'spec.tfReplicaSpecs.*.template.spec' }],
  // https://lws.sigs.k8s.io/docs/reference/leaderworkerset.v1/
  'leaderworkerset.x-k8s.io/LeaderWorkerSet': [
    { at: 'spec.leaderWorkerTemplate.leaderTemplate.spec' }, { at: 'spec.leaderWorkerTemplate.workerTemplate.spec' },
  ],
  // https://prometheus-operator.dev/docs/api-reference/api/
  'monitoring.coreos.com/Alertmanager': MONITORING('./image'),
  'monitoring.coreos.com/Prometheus': MONITORING('./image', './thanos.image'),
  'monitoring.coreos.com/PrometheusAgent': MONITORING('./image'),
  'monitoring.coreos.com/ThanosRuler': MONITORING('./image'),
  // https://olm.operatorframework.io/docs/concepts/crds/clusterserviceversion/
  'operators.coreos.com/ClusterServiceVersion': [{ at: 'spec.install.spec.deployments.*.spec.template.spec' }],
  // https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/
  'postgresql.cnpg.io/Cluster': [{
    at: 'spec',
    containers: [],
    images: ['./imageName'],
    accounts: [],
    madeAccount: '{name}',
  }],
  'postgresql.cnpg.io/Pooler': [{ at: 'spec.template.spec', accounts: [], madeAccount: '{name}' }],
  // https://access.crunchydata.com/documentation/postgres-operator/latest/references/crd
  'postgres-operator.crunchydata.com/PostgresCluster': [{
    at: 'spec',
    containers: [],
    accounts: [],
    madeAccount: '{name}-instance',
    images: [
      './image', './backups.pgbackrest.image', './proxy.pgBouncer.image', './monitoring.pgmonitor.exporter.image',
    ],
  }],
  // https://www.rabbitmq.com/kubernetes/operator/using-operator
  'rabbitmq.com/RabbitmqCluster': [
    { at: 'spec', images: ['./image'], accounts: [], madeAccount: '{name}-server' },
  ],
  // https://docs.ray.io/en/latest/cluster/kubernetes/index.html
  'ray.io/RayCluster': RAY_CLUSTER('spec'),
  'ray.io/RayJob': RAY_CLUSTER('spec.rayClusterSpec'),
  'ray.io/RayService': RAY_CLUSTER('spec.rayClusterConfig'),
  // https://kserve.github.io/website/docs/reference/crd-api
  'serving.kserve.io/InferenceService': [
    INFERENCE('spec.predictor'), INFERENCE('spec.transformer'), INFERENCE('spec.explainer'),
  ],
  // https://knative.dev/docs/serving/reference/serving-api/
  'serving.knative.dev/Configuration': TEMPLATE,
  'serving.knative.dev/Revision': [{ at: 'spec' }],
  'serving.knative.dev/Service': TEMPLATE,
  // https://knative.dev/docs/eventing/custom-event-source/containersource/
  'sources.knative.dev/ContainerSource': TEMPLATE,
  // https://github.com/kubeflow/spark-operator/blob/v2.3.0/docs/api-docs.md
  'sparkoperator.k8s.io/ScheduledSparkApplication': SPARK('spec.template'),
  'sparkoperator.k8s.io/SparkApplication': SPARK('spec'),
  // https://tekton.dev/docs/pipelines/pod-template/, taskruns/, pipelineruns/
  'tekton.dev/PipelineRun': [{
    at: 'spec',
    containers: TEKTON_PIPELINE,
    list: './taskRunTemplate.podTemplate.imagePullSecrets',
    accounts: ['./taskRunTemplate.serviceAccountName'],
  }],
  'tekton.dev/v1beta1/PipelineRun': [
    { at: 'spec', containers: TEKTON_PIPELINE, list: './podTemplate.imagePullSecrets' },
  ],
  'tekton.dev/TaskRun': [{
    at: 'spec', containers: TEKTON_STEPS.map(steps => `./taskSpec.${steps}`), list: './podTemplate.imagePullSecrets',
  }],
};
