import { FIELD_MANAGER } from './pod-template';
import { RefreshPlan } from './refresh-plan';

/** What to add to the objects of GitOps tools for a refresher. */
export interface RefreshGitOps {
  /**
   * Parts of the `spec` of an Argo CD `Application`, for apps that hold one of the Secrets or ServiceAccounts that the
   * refresher writes: fields that it owns are neither shown as a difference nor synced away. Apps that hold none of
   * them need nothing.
   *
   * @see https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/
   */
  readonly argoCdApplicationSpec: any;

  /**
   * Parts of the `spec` of the Flux `Kustomization` that applies the refresher: it is ready when the first run has
   * succeeded, so that the one with the workloads can name it under `dependsOn`. With `firstRun: false` it is ready
   * before there is a Secret.
   *
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#wait
   */
  readonly fluxKustomizationSpec: any;

  /**
   * Annotations for a Secret in Git by the name of a pull secret, such as an empty one (`{"auths":{}}`) that is there
   * before the first run: with Flux it is applied where there is none, and never again. Argo CD only does not prune it
   * for them: the Application that holds it needs `argoCdApplicationSpec`, too.
   *
   * A client-side `kubectl apply` knows no such thing and would take the refreshed token away.
   *
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
   */
  readonly seedAnnotations: { [name: string]: string };
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#respect-ignore-difference-configs */
const RESPECT = 'RespectIgnoreDifferences=true';

export function gitOpsOf({ secrets, selector }: RefreshPlan, deadlineSeconds: number): RefreshGitOps {
  const ignored = (kind: string, name: string) => ({ group: '', kind, name, managedFieldsManagers: [FIELD_MANAGER] });
  return {
    argoCdApplicationSpec: {
      ignoreDifferences: [
        ...secrets.map(({ name }) => ignored('Secret', name)),
        ...(selector?.serviceAccounts ?? []).map(name => ignored('ServiceAccount', name)),
      ],
      syncPolicy: { syncOptions: [RESPECT] },
    },
    // A minute more than the Job may take, for what comes before and after it.
    fluxKustomizationSpec: { wait: true, timeout: `${deadlineSeconds + 60}s` },
    seedAnnotations: {
      'argocd.argoproj.io/sync-options': 'Prune=false',
      'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent',
    },
  };
}
