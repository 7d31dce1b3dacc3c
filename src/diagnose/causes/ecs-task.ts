import { PullFailureCause } from '../pull-failure-cause';
import { ADVICE, Advice } from './advice';
import { ENDPOINTS, FIX_WAY, OF_TASK } from './ecs';

/** What a task does not have, or nobody can change on Fargate. */
const NOT_OF_TASK = /\b(?:pods?|nodes?|kubelet|pull secrets?|containerd|kernel)\b/i;
/** What it has in the place of it. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/\bnode(?=s?\b)/g, 'machine'], [/\bpod(?=s?\b)/g, 'task'], [/\bkubelet\b/g, 'agent'],
  [/\bpull secret(?=s?\b)/g, 'login'],
];
const OF_IMAGE = /\b(?:IMAGE|REPOSITORY|REGISTRY|HOST)\b/;
const IS_ECR = /^\d{12}\.dkr[.-]ecr/;

const DESCRIBE = 'aws ecs describe-task-definition --task-definition TASK_DEFINITION --query ';
const LOGIN =
  `${DESCRIBE}'taskDefinition.[executionRoleArn,containerDefinitions[].[image,repositoryCredentials]]'`;
const MACHINE = `${DESCRIBE}'taskDefinition.[ephemeralStorage,runtimePlatform,containerDefinitions[].image]'`;
const STOPPED = 'aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query '
  + "'tasks[].[taskDefinitionArn,stoppedReason,containers[].[image,reason]]'";
const IMAGES =
  'aws ecr describe-images --registry-id ACCOUNT --region REGION --repository-name ECR_REPOSITORY';

/** What is asked of a task in the place of what is asked of a pod or node. */
const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [/^kubectl .*(?:imagePullSecrets|cronjobs)|get-caller-identity/, LOGIN],
  [/^ssh NODE (?:sudo crictl pull|curl|nslookup|systemctl show)/, ENDPOINTS],
  [/^kubectl describe node/, MACHINE],
  [/^(?:kubectl|ssh) /, STOPPED],
];

/**
 * https://docs.aws.amazon.com/AmazonECS/latest/userguide/task_execution_IAM_role.html
 * https://docs.aws.amazon.com/AmazonECS/latest/userguide/private-auth.html
 */
const FIX_LOGIN = 'For ECR, let the task execution role (on EC2 the role of the instance) read the repository, as '
  + "AmazonECSTaskExecutionRolePolicy does, for another account's also by the policy of the repository; no policy of a "
  + 'VPC endpoint may deny it. For another registry, name a secret with its login in repositoryCredentials of the task '
  + 'definition. Check the spelling too.';

const FIX_MACHINE = 'Start the task again, on Fargate that is another machine; on EC2 replace the container instance '
  + 'if no other has the same.';

const { UNAUTHORIZED, NO_BASIC_AUTH, TOKEN_EXPIRED, FORBIDDEN_DENIED, RATE_LIMITED, DISK } = PullFailureCause;
const { PLATFORM_MISMATCH, UNPACK_FAILED, CORRUPT_DOWNLOAD, OTHER, X509, HTTP_VS_HTTPS, PROXY } = PullFailureCause;
const { NETWORK_TIMEOUT, REGISTRY_5XX, UNEXPECTED_STATUS, RUNTIME_UNAVAILABLE } = PullFailureCause;

/** By cause, where it is another thing than in a cluster. */
const ADVICE_OF_TASK: Readonly<Partial<Record<PullFailureCause, Partial<Advice>>>> = {
  [UNAUTHORIZED]: {
    meaning: 'The registry does not know who is asking: the ECS task has no login for it, or one that it does not '
      + 'accept.',
    fix: FIX_LOGIN,
  },
  [NO_BASIC_AUTH]: {
    meaning: 'The registry asks for a user name and password, and the ECS task had none for it.',
    fix: FIX_LOGIN,
  },
  [TOKEN_EXPIRED]: { fix: FIX_LOGIN },
  [FORBIDDEN_DENIED]: {
    meaning: 'The registry denies this repository to the ECS task, or hides that it does not exist.',
    fix: FIX_LOGIN,
  },
  [RATE_LIMITED]: {
    fix: 'Give the task a login: a secret that its execution role may read, in repositoryCredentials of the task '
      + 'definition. Or pull from ECR: a copy, a pull-through cache, or public.ecr.aws.',
  },
  [DISK]: {
    meaning: 'The machine of the ECS task has no room for the image, or its disk fails.',
    fix: 'On Fargate raise ephemeralStorage in the task definition, which images take from too; on EC2 free or enlarge '
      + 'the disk of the container instance. A smaller image helps both.',
  },
  [PLATFORM_MISMATCH]: {
    meaning: 'The image exists, and not for the operating system and processor of the ECS task.',
    fix: "Build the image for the task's platform too, or set runtimePlatform in the task definition to what the image "
      + 'is for: on Fargate, without it, that is LINUX and X86_64.',
  },
  [UNPACK_FAILED]: { fix: `${FIX_MACHINE} If all have, build and push the image again.` },
  [RUNTIME_UNAVAILABLE]: { fix: FIX_MACHINE },
  [PullFailureCause.BROKEN_RUNTIME_CONFIG]: { fix: FIX_MACHINE },
  [CORRUPT_DOWNLOAD]: {
    fix: 'Start the task again; if it fails at the same layer, push the image again, or empty the cache between.',
  },
  // https://github.com/aws/containers-roadmap/issues/1301
  [X509]: {
    fix: 'Fargate takes certificates of public authorities only: get the registry one, for its name and in time, or '
      + "copy the image to ECR. On EC2 the issuer's certificate can be installed on the container instance; then "
      + 'restart its docker, and see that its clock is right.',
  },
  // https://github.com/aws/containers-roadmap/issues/740
  [HTTP_VS_HTTPS]: {
    fix: 'Serve the registry with TLS, or copy the image to ECR: Fargate asks by HTTPS only. On EC2 name the registry '
      + 'in insecure-registries of docker on the container instance.',
  },
  [NETWORK_TIMEOUT]: { fix: FIX_WAY },
  [PROXY]: {
    fix: 'On EC2 correct HTTPS_PROXY and NO_PROXY of docker on the container instance, and restart it; on Fargate see '
      + 'what answers between the subnet of the task and the registry.',
  },
  [REGISTRY_5XX]: {
    fix: 'Look at the status page or the logs of the registry; a service of ECS starts its tasks again by itself.',
  },
  [UNEXPECTED_STATUS]: {
    fix: 'See who answers at this address: a proxy, a login page or a registry of another interface gives such a '
      + 'status, and so does one that was sent a login of another kind, by the secret that repositoryCredentials '
      + 'names.',
  },
  [OTHER]: { fix: 'See what the task and the events of its service say beside this: the reason why it stopped.' },
};

/** Whether a task of ECS was to be started: it has no pod, no pull secret and mostly no node to log in to. */
export function isOfTask(message: string): boolean {
  return OF_TASK.some(word => message.includes(word));
}

/** What to know and to do of a task, with what words say better than their cause. */
export function taskAdvice(cause: PullFailureCause, said: Partial<Advice> = {}, image = ''): Partial<Advice> {
  const isOfAll = said.fix !== undefined && !NOT_OF_TASK.test(said.fix);
  const { meaning, fix, command } = { ...ADVICE[cause], ...said, ...isOfAll ? undefined : ADVICE_OF_TASK[cause] };
  return { meaning: ofTask(meaning), fix: ofTask(fix), command: commandFor(cause, command, image) };
}

function ofTask(text: string): string {
  return PLACES.reduce((said, [place, inTask]) => said.replace(place, inTask), text);
}

function commandFor(cause: PullFailureCause, command: string, image: string): string {
  const isImage = OF_IMAGE.test(command);
  return cause === PLATFORM_MISMATCH ? MACHINE
    : isImage && command.startsWith('skopeo list-tags') && IS_ECR.test(image) ? IMAGES
      : COMMANDS.find(([asked]) => asked.test(command))?.[1] ?? (isImage && image === '' ? STOPPED : command);
}
