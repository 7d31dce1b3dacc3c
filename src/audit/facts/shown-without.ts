import { Subject } from './object-ref';

/** What stands on purpose without a login, by its name or that of its file: `nginx-no-secret`, `pull-noauth.yaml`. */
const WITHOUT = new RegExp(`(?:^|[-_./ ])(?:${[
  '(?:no|non|without|missing|lacks?)[-_ ]?(?:(?:image|docker|registry)[-_ ]?)?(?:pull[-_ ]?)?'
    + '(?:secrets?|auth\\w*|creds?|credentials?|login)',
  'un-?auth(?:enticated|orized)', 'anonymous(?:-pull)?', '(?:should|will|must)-fail',
].join('|')})(?=$|[-_./ ])`, 'i');

/** Whether something is named as what shows how it goes without a pull secret. */
export function isShownWithout({ name, origin: { file = '' } }: Subject): boolean {
  return WITHOUT.test(name) || WITHOUT.test(file.split(/[\\/]/).pop()!);
}

/** Kinds that something else calls, which brings its own pull secrets: templates of Argo, tasks of Tekton. */
const CALLED = /^(?:Cluster)?(?:\w*Template|Task|StepAction|Pipeline)$/;

/** Whether a kind runs as a part of what calls it. */
export function isCalled({ kind }: Pick<Subject, 'kind'>): boolean {
  return CALLED.test(kind);
}
