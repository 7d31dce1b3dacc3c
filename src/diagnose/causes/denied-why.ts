import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';
import { written } from './status-words';

const HARBOR_POLICY = {
  meaning:
    'A policy of the registry forbids to pull this image: it has vulnerabilities, was not scanned, or is not signed.',
  fix: "Look at the image in the registry (Harbor: the project's configuration): fix, scan or sign the image, or have "
    + "the project's administrator make an exception.",
  // It prints the reason that containerd leaves out.
  command: 'skopeo inspect docker://IMAGE',
};

/** What a registry, or the cloud behind it, refuses and says why. */
export const DENIED_WHY_ROWS: readonly CauseRow[] = [
  {
    // On Docker Hub a repository is a name behind an account, and those without account are all public.
    cause: PullFailureCause.NOT_FOUND,
    words: [
      'pull access denied', 'requested access to the resource is denied', 'insufficient_scope',
      'does not exist or no pull access',
    ],
    when: facts => facts.cannotBeOnDockerHub,
    alternatives: [PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.UNAUTHORIZED],
    example: 'Failed to pull image "rmeuser-auth:latest": rpc error: code = Unknown desc = Error response from daemon: '
      + "pull access denied for rmeuser-auth, repository does not exist or may require 'docker login'",
    source: 'https://github.com/kubernetes/website/issues/14257',
  },
  {
    // Before any repository is named: https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['is not authorized to perform: ecr:GetAuthorizationToken', 'GetAuthorizationToken … AccessDenied'],
    advice: {
      meaning: 'The role that asked may not get a token of ECR at all, so no repository was asked for.',
      fix: 'Allow ecr:GetAuthorizationToken on resource * in the policy of that role '
        + '(AmazonEC2ContainerRegistryPullOnly has it; for ECS it is the task execution role), and see that no '
        + 'endpoint policy denies it; the '
        + "repository's own policy does not matter here.",
      command: 'ssh NODE aws sts get-caller-identity',
    },
    example: 'An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User: '
      + 'arn:aws:sts::123456789012:assumed-role/builders/i-1 is not authorized to perform: ecr:GetAuthorizationToken '
      + 'on resource: *',
    source: 'https://github.com/buildkite/elastic-ci-stack-for-aws/issues/193',
  },
  {
    // What managed services say of the identity by which they pull.
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'must have permission to read the image', 'must have permission to read image',
      'does not have permission to access the ECR image',
      'Failed to pull your application image', 'ImageAccessDenied',
    ],
    alternatives: [PullFailureCause.NOT_FOUND],
    advice: {
      meaning: "The cloud's service pulls with an identity of its own, and that may not read this repository.",
      fix: "Let the service's identity read the repository (Cloud Run: the service agent; App Runner: the access role; "
        + "Lambda: the repository's policy), also across projects and accounts, and check the name.",
    },
    example: 'Google Cloud Run Service Agent service-1@serverless-robot-prod.iam.gserviceaccount.com must have '
      + 'permission to read the image, gcr.io/acme/web',
    source: 'https://github.com/terraform-google-modules/terraform-google-slo/issues/128',
  },
  {
    // IAM names who asked and what is missing, so the credential itself is good. Of a repository that is not there it
    // says the same.
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['is not authorized to perform: ecr:', 'does not grant ecr:'],
    alternatives: [PullFailureCause.NOT_FOUND],
    advice: {
      meaning: 'ECR knows who is asking, and names the role or user and the action that no policy of it allows.',
      fix: "Allow the action: in the policy of that role or user, and for another account's repository also in the "
        + "policy of the repository. If it does, check the repository's name.",
      command: 'aws ecr get-repository-policy --registry-id ACCOUNT --region REGION --repository-name ECR_REPOSITORY',
    },
    example: 'Error response from daemon: pull access denied for '
      + '123456789012.dkr.ecr.us-west-2.amazonaws.com/acme/web, repository does not exist or may require '
      + "'docker login': denied: User: arn:aws:sts::123456789012:assumed-role/Builder/x is not authorized to perform: "
      + 'ecr:BatchGetImage on resource: arn:aws:ecr:us-west-2:123456789012:repository/acme/web because no '
      + 'identity-based policy allows the ecr:BatchGetImage action',
    source: 'https://github.com/everything2/everything2/issues/2562',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'Permission artifactregistry.repositories.downloadArtifacts denied', 'downloadArtifacts denied on resource',
    ],
    alternatives: [PullFailureCause.NOT_FOUND],
    advice: {
      meaning: 'Artifact Registry knows who is asking, and that account may not read this repository, or the '
        + 'repository does not exist.',
      fix: 'Give the account of the node or of the pull secret the role roles/artifactregistry.reader on the '
        + 'repository, and check project, location and name.',
      command: 'gcloud artifacts repositories get-iam-policy GAR_REPOSITORY --project PROJECT --location LOCATION',
    },
    example: 'Failed to pull image "us-docker.pkg.dev/acme/apps/web:latest": rpc error: code = Unknown desc '
      + '= Error response from daemon: Get https://us-docker.pkg.dev/v2/acme/apps/web/manifests/latest: '
      + 'denied: Permission "artifactregistry.repositories.downloadArtifacts" denied on resource '
      + '"projects/acme/locations/us/repositories/apps"',
    source: 'https://github.com/GoogleCloudPlatform/berglas/issues/128',
  },
  {
    // Harbor: src/server/middleware/vulnerable and contentTrust answer 412 with the code PROJECTPOLICYVIOLATION.
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'cannot be pulled due to configured policy', 'PROJECTPOLICYVIOLATION',
      'is equal or higher than the threshold in project setting',
      // Artifactory with Xray, Nexus with its firewall
      'Artifact download request rejected', 'Requested item is quarantined',
    ],
    advice: HARBOR_POLICY,
    example: 'Error response from daemon: unknown: current image with 4 vulnerabilities cannot be pulled due to '
      + 'configured policy in \'Prevent images with vulnerability severity of "Critical" or higher from running.\' To '
      + 'continue with pull, please contact your project administrator',
    source: 'https://github.com/goharbor/harbor/issues/19983',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: written(412, 'Precondition Failed'),
    inPull: true,
    alternatives: [PullFailureCause.SIGNATURE, PullFailureCause.UNEXPECTED_STATUS],
    advice: HARBOR_POLICY,
    example: 'failed to resolve reference "harbor.example.com/app/web:1": unexpected status from HEAD request to '
      + 'https://harbor.example.com/v2/app/web/manifests/1: 412 Precondition Failed',
    source: 'https://github.com/vmware/vic/issues/5966',
  },
  {
    // GitLab says "denied", and means the password.
    cause: PullFailureCause.UNAUTHORIZED,
    words: ['HTTP Basic: Access denied'],
    inPull: true,
    alternatives: [PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
    example: 'Error response from daemon: Head "https://registry.gitlab.com/v2/acme/web/manifests/1": unauthorized: HTTP Basic: '
      + 'Access denied. If a password was provided for Git authentication, the password was incorrect',
    source: 'https://github.com/basecamp/kamal/issues/1498',
  },
];
