import { textAt, textsAt } from './members';
import { mergeFacts, NOTHING, ScriptFacts } from './script-facts';

/** Programs that write pull secrets, known by their image, where what they do is not written in the workload. */
const KNOWN: readonly (readonly [RegExp, Partial<ScriptFacts>])[] = [
  // https://github.com/nabsul/k8s-ecr-login-renew
  [/(?:^|\/)k8s-ecr-login-renew(?:[:@]\S*)? /,
    { providers: ['ecr'], secretNames: ['$DOCKER_SECRET_NAME'], namespaces: ['$TARGET_NAMESPACE'] }],
  // https://github.com/Odania-IT/aws-kubectl/blob/master/run.sh, and its descendants
  [/(?:^|\/)aws-(?:ecr-)?kubectl(?:[:@]\S*)? \/run\.sh/,
    { providers: ['ecr'], deletesFirst: true, secretNames: ['aws-registry'], namespaces: ['$NAMESPACES'] }],
  // https://github.com/upmc-enterprises/registry-creds/blob/master/main.go
  [/(?:^|\/)registry-creds(?:[:@]\S*)? /,
    { secretNames: ['awsecr-cred', 'gcr-secret', 'dpr-secret', 'acr-secret'], namespaces: ['$ALL'] }],
  // https://github.com/titansoft-pte-ltd/imagepullsecret-patcher
  [/(?:^|\/)imagepullsecret-patcher(?:[:@]\S*)? /,
    { secretNames: ['$CONFIG_SECRETNAME', 'image-pull-secret'], namespaces: ['$ALL'] }],
];

/** What a container does as far as its image tells. */
export function knownFacts(container: unknown): ScriptFacts {
  const run = `${textAt(container, 'image') ?? ''} `
    + `${[...textsAt(container, 'command'), ...textsAt(container, 'args')].join(' ')}`;
  return KNOWN.filter(([pattern]) => pattern.test(run))
    .map(([, facts]) => ({ ...NOTHING, writes: true, ...facts }))
    .reduce(mergeFacts, NOTHING);
}
