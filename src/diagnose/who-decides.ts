import { Advice } from './causes/advice';
import { MAX_MESSAGE } from './max-message';

/** A name of an object, in quotes that may be escaped. */
const QUOTED = '\\\\?["\']([a-z0-9][a-z0-9.-]{0,251})\\\\?["\']';

/** What tells who refused a pod, and the command that shows why: the nearest to the policy first. */
const DECIDERS: readonly (readonly [RegExp, (name: string) => string])[] = [
  [new RegExp(`ValidatingAdmissionPolicy ${QUOTED}`), name => `kubectl get validatingadmissionpolicy ${name} -o yaml`],
  // Kyverno, whose blank line a reader may have read as the end of a text
  [/blocked due to the following policies:?[\s…]{1,8}([a-z0-9][a-z0-9.-]{0,251}):/, name =>
    `kubectl get clusterpolicies.kyverno.io ${name} -o yaml`],
  [/validation\.gatekeeper\.sh\\?["'] denied the request: \[([a-z0-9][a-z0-9.-]{0,251})\]/, name =>
    `kubectl get constraints | grep ${name}`],
  [/(?:Binary Authorization|binaryauthorization)/, () => 'gcloud container binauthz policy export'],
  // A plugin of the API server, which has its webhook in a file.
  [/image policy webhook|images rejected by webhook/, () =>
    'kubectl -n kube-system get pods -l component=kube-apiserver -o yaml | grep admission-control-config-file'],
  [new RegExp(`webhook ${QUOTED}`), name =>
    'kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations '
    + `-o custom-columns='KIND:.kind,NAME:.metadata.name,WEBHOOKS:.webhooks[*].name' | grep ${name}`],
];

/** With the command that shows the policy or the webhook that refused a pod, if the message names it. */
export function deciderAdvice(message: string, advice?: Partial<Advice>): Partial<Advice> | undefined {
  for (const [form, command] of message.length > MAX_MESSAGE ? [] : DECIDERS) {
    const found = form.exec(message);
    if (found) {
      return { command: command(found[1]), ...advice };
    }
  }
  return advice;
}
