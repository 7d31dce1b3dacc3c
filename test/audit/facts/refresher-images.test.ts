import { knownFacts } from '../../../src/audit/facts/refresher-images';

test.each([
  ['nabsul/k8s-ecr-login-renew:latest', [], { providers: ['ecr'], writes: true, secretNames: ['$DOCKER_SECRET_NAME'] }],
  ['frekele/aws-ecr-kubectl:stable', ['/run.sh'],
    { providers: ['ecr'], deletesFirst: true, secretNames: ['aws-registry'] }],
  ['odaniait/aws-kubectl:latest', ['/bin/sh', '-c', 'exit'], { providers: [], writes: false, secretNames: [] }],
  ['upmcenterprises/registry-creds:1.10@sha256:93a6', [], { providers: [], writes: true }],
  ['quay.io/titansoft/imagepullsecret-patcher:v0.14', [],
    { writes: true, secretNames: ['$CONFIG_SECRETNAME', 'image-pull-secret'] }],
  ['example.com/not-registry-creds:1', [], { writes: false }],
])('%s %j', (image, command, facts) => {
  expect(knownFacts({ image, command })).toMatchObject(facts);
});
