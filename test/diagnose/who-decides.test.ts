import { answersTo } from './pastes';
import { PullFailure } from '../../src/diagnose';

const LIST = 'kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations -o '
  + "custom-columns='KIND:.kind,NAME:.metadata.name,WEBHOOKS:.webhooks[*].name'";

describe('what is looked at where a pod was refused is who decides, and not the event that says so', () => {
  test.each([
    ['The pods "web" is invalid: : ValidatingAdmissionPolicy \'image-registry\' with binding \'b\' denied request: '
      + 'image must be from a.io', 'kubectl get validatingadmissionpolicy image-registry -o yaml'],
    ['admission webhook "validate.kyverno.svc-fail" denied the request: resource Pod/default/nginx was blocked due to '
      + 'the following policies \n\ndisallow-latest-tag:\n  validate-image-tag: image tag latest',
    'kubectl get clusterpolicies.kyverno.io disallow-latest-tag -o yaml'],
    ['admission webhook "validate.kyverno.svc-fail" denied the request: resource Pod/prod/web was blocked due to the '
      + 'following policies: only-ours: validation error: images come from a.io only',
    'kubectl get clusterpolicies.kyverno.io only-ours -o yaml'],
    ['Error creating: admission webhook "validation.gatekeeper.sh" denied the request: [allowed-repos] container <web> '
      + 'has an invalid image repo <nginx>, allowed repos are ["a.io/"]',
    'kubectl get constraints | grep allowed-repos'],
    ['admission webhook "imagepolicywebhook.image-policy.k8s.io" denied the request: Image gcr.io/p/a:1 denied by '
      + 'Binary Authorization default admission rule', 'gcloud container binauthz policy export'],
    ['pods "web-1" is forbidden: image policy webhook backend denied one or more images: no',
      'kubectl -n kube-system get pods -l component=kube-apiserver -o yaml | grep admission-control-config-file'],
    ['admission webhook \\"policy.sigstore.dev\\" denied the request: failed policy: image-policy',
      `${LIST} | grep policy.sigstore.dev`],
    ['admission webhook denied the request: image is not signed',
      'kubectl get validatingwebhookconfigurations,validatingadmissionpolicies'],
  ])('%s', (message, command) => {
    const failure = PullFailure.classify(message);
    expect(failure.cause).toBe('admission-policy');
    expect(failure.nextCommand).toBe(command);
  });
});

test.each([undefined, 2])('the policy of Kyverno is found behind the blank lines of an event of JSON: %s', indent => {
  const event = {
    apiVersion: 'v1',
    kind: 'Event',
    type: 'Warning',
    reason: 'FailedCreate',
    involvedObject: { kind: 'ReplicaSet', name: 'web-5', namespace: 'prod' },
    message: 'Error creating: admission webhook "validate.kyverno.svc-fail" denied the request: \n\nresource '
      + 'Pod/prod/web-5 was blocked due to the following policies \n\ndisallow-latest-tag:\n  validate-image-tag: '
      + "'validation error: An image tag is required. rule validate-image-tag failed at path /image/'",
  };
  const [{ diagnoses: [{ failure }] }] = answersTo(JSON.stringify(event, undefined, indent));
  expect(failure.cause).toBe('admission-policy');
  expect(failure.nextCommand).toBe('kubectl get clusterpolicies.kyverno.io disallow-latest-tag -o yaml');
});

describe('what a policy says is no answer of a registry', () => {
  test.each([
    'pods "web-1" is forbidden: image policy webhook backend denied one or more images: image a.io/x:1 is not allowed',
    'Error from server (Forbidden): admission webhook "validation.gatekeeper.sh" denied the request: [a] container '
      + '<web> has an invalid image repo <nginx>, allowed repos are ["b/"]',
  ])('%s', message => {
    expect(PullFailure.classify(message).alternatives).toEqual([]);
  });

  test('but what it met there is', () => {
    expect(PullFailure.classify('admission webhook "mutate.kyverno.svc-fail" denied the request: failed to verify '
      + 'image ghcr.io/acme/web:1: GET https://ghcr.io/token: UNAUTHORIZED: authentication required').alternatives)
      .toContain('unauthorized');
  });
});
