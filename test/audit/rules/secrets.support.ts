import { deployment, findingsOf, lists, rawPullSecret, report } from '../support';

/** What a rule finds in a pull secret of some text. */
export function findInText(rule: string, text: string, options = {}) {
  return findingsOf(rule, [rawPullSecret('pull', text)], options);
}

/** The rules that find something in a pull secret of some text that a pod uses. */
export function rulesFor(text: string): string[] {
  return report([rawPullSecret('pull', text), deployment('registry.k8s.io/pause', lists('pull'))])
    .findings.map(({ rule }) => rule)
    .filter(rule => rule.startsWith('PRA2'));
}
