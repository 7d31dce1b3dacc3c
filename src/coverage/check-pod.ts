import { GrantPlan } from '../attach/plan';
import { ImageReference } from '../image';
import { anonymousPull } from './aks-image-pull';
import { AppSecrets } from './app-secrets';
import { Finding, makeFinding } from './finding';
import { imageFlaw } from './image-flaw';
import { mirrorFindings } from './mirror-credentials';
import { Pod } from './pods';
import { NodeProvider, privacy, Registries } from './registries';
import { grantRemedy } from './remedy';
import { shownImage, shownKey } from '../image/shown';
import { PodImage } from '../kubernetes/pod-images';
import { TargetKubernetes } from '../kubernetes/target-version';
import { isVersionAtLeast } from '../kubernetes/version';
import { CACHED_IMAGES_VERIFIED_SINCE, credentialNeed, NEVER_PULLED_SENTENCE } from '../pull/cached-image';
import { Evaluator, Pull, triedCredentials, verdictOf } from '../pull/evaluator';
import { FindingId, idOfProblem } from '../pull/finding-id';
import { idOfMiss, nearestMiss } from '../pull/nearest-miss';
import { readImage } from '../pull/read-image';
import { repeatedKeys } from '../pull/repeated-keys';
import {
  considered, hiddenSentence, missSentence, repeatedSentence, shadowedSentence, undecodableSentence,
} from '../pull/sentences';

const CONTAINER_WORDS = {
  containers: 'container',
  initContainers: 'init container',
  ephemeralContainers: 'ephemeral container',
  volumes: 'image volume',
};

/** What the proof of a pod is told beside the pod. */
export interface PodContext {
  readonly evaluator: Evaluator;
  readonly registries: Registries;
  readonly secrets: AppSecrets;
  readonly plan: GrantPlan;
}

/** Says what is wrong with the images of a pod and its pull secrets, as the kubelet will see them. */
export function checkPod(pod: Pod, context: PodContext): Finding[] {
  const check = new PodCheck(pod, context);
  return [
    ...pod.images.flatMap(image => check.image(image)), ...check.undecodable(), ...check.mountedSecrets(),
    ...check.hiddenSecrets(), ...check.repeatedKeys(),
  ];
}

class PodCheck {
  private readonly pull: Pull;
  /** Images of which it is said that their credential is hidden. */
  private readonly saidHidden = new Set<unknown>();

  constructor(private readonly pod: Pod, private readonly context: PodContext) {
    this.pull = context.evaluator.pull(pod, pod.isEarly ? [] : pod.images);
  }

  public image(place: PodImage): Finding[] {
    const { image } = place;
    const { reference, problem } = readImage(image);
    const flaw = imageFlaw(image, problem);
    const flaws = flaw === undefined ? [] : [this.ofImage(flaw.severity, flaw.id, place, flaw.says)];
    if (flaw?.severity === 'invalid' || !reference) {
      return flaws;
    }
    const floating = floatingTag(place, reference)
      ? [this.ofImage('warning', FindingId.FLOATING_TAG, place, `pulls '${image}' by a tag that moves, with `
        + 'imagePullPolicy IfNotPresent: nodes keep running the version that they pulled first. Pin a version or '
        + 'digest, or use Always')]
      : [];
    return [...flaws, ...this.coverage(reference, place), ...floating];
  }

  /**
   * The kubelet looks credentials up before it pulls, so one Secret that does not decode stops every image of the pod.
   */
  public undecodable(): Finding[] {
    return this.pull.secrets.flatMap(({ name, problem }) => problem?.poisons
      ? [this.finding('error', idOfProblem(problem),
        `: ${undecodableSentence(`pull secret '${name}'`, problem, 'the pod')}. Fix it`)]
      : []);
  }

  /**
   * The Secrets Store CSI driver makes a Secret when it mounts a volume, and deletes it with the last pod that mounts
   * it. The kubelet pulls first. https://secrets-store-csi-driver.sigs.k8s.io/topics/sync-as-kubernetes-secret
   */
  public mountedSecrets(): Finding[] {
    return this.pull.secrets.flatMap(({ name }) => {
      const maker = this.context.secrets.mountedFrom(this.pod.namespace, name);
      return maker === undefined ? [] : [this.finding('error', FindingId.MOUNTED_SECRET,
        ` has the pull secret '${name}', which the Secrets Store CSI driver makes of ${maker}, `
          + 'and only while a pod that mounts it is running: this one waits for its images, and so for itself. Let '
          + 'External Secrets make the Secret from the same store (RegistryCredentials.externalSecret(…)), or a '
          + 'refresher; both need no pod that mounts it')];
    });
  }

  /** A list of the pod hides that of its ServiceAccount, and an image needs that. */
  public hiddenSecrets(): Finding[] {
    const { hidden, serviceAccountName } = this.pull;
    if (hidden.length === 0) {
      return [];
    }
    const asked = this.pod.images.filter(place => this.isAsked(place) && !this.saidHidden.has(place.image));
    const needed = this.context.evaluator.imagesOfHidden(this.pull, asked.map(({ image }) => String(image)));
    return needed.length === 0 ? [] : [this.finding('warning', FindingId.HIDDEN_LIST,
      ` ${hiddenSentence(hidden, serviceAccountName, needed)}: add them to the pod, or leave `
        + 'its list out')];
  }

  /** Where two pull secrets have the same key, the kubelet tries both, and the first may be the stale one. */
  public repeatedKeys(): Finding[] {
    const { repeated, shadowed } = repeatedKeys(this.pull.secrets);
    const sentences = [
      ...repeated.map(({ key, names }) => repeatedSentence(key, names)),
      ...shadowed ? [shadowedSentence(shadowed.fallback, shadowed.direct)] : [],
    ];
    return sentences.map(sentence =>
      this.finding('warning', FindingId.SHADOWED_KEY, ` ${sentence}. Leave one out`),
    );
  }

  private coverage(reference: ImageReference, place: PodImage): Finding[] {
    const { image, pullPolicy } = place;
    const { evaluator, registries } = this.context;
    const verdict = verdictOf(this.pull, image, false, reference);
    const mirror = registries.mirrorOf(reference);
    const ofMirror = mirror === undefined ? [] : mirrorFindings(this.pull, reference, mirror)
      .map(({ severity, says }) => this.ofImage(severity, FindingId.MIRROR_CREDENTIAL, place, says));
    if (verdict === 'covered') {
      return registries.isPublic(reference) ? [this.publicImage(reference, place), ...ofMirror] : ofMirror;
    }
    if (registries.isServedByNodes(reference)) {
      const anonymous = anonymousPull(this.pod, reference, this.context.plan);
      return anonymous === undefined ? ofMirror
        : [...ofMirror, this.ofImage('warning', FindingId.UNCOVERED_IMAGE, place, anonymous)];
    }
    // That a Secret stops it is said once for the pod.
    if (registries.isPublic(reference) || !this.needsCredential(place) || verdict === 'keyring-error') {
      return [];
    }
    const mistake = registries.mistakeIn(reference);
    if (mistake !== undefined) {
      const says = `pulls '${image}', which nobody can: ${mistake}`;
      return [this.ofImage('error', FindingId.UNCOVERED_IMAGE, place, says)];
    }
    if (!registries.isPrivate(reference)) {
      return this.slip(reference, place);
    }
    const provider = registries.providerOf(reference);
    if (provider) {
      return this.providerCredential(place, provider);
    }
    const miss = nearestMiss(evaluator, this.pull, reference, registries.servedAt(reference.domain));
    if (miss.kind === 'hidden') {
      this.saidHidden.add(image);
    }
    const { words } = evaluator.knowledge;
    const nearest = missSentence(miss, this.pull, reference);
    const severity = this.isUncertain ? 'warning' : 'error';
    return [this.ofImage(severity, idOfMiss(evaluator, this.pull, miss), place, `pulls '${image}' from `
      + `'${reference.domain}', which ${privacy(registries, reference)}, and no credential reaches it. `
      + `${pullPolicy === 'Never' ? `${NEVER_PULLED_SENTENCE} ` : ''}${considered(this.pull, words)} `
      + `${nearest === undefined ? '' : `${nearest}${miss.kind === 'near-key' ? ';' : ':'} `}`
      + `${grantRemedy(miss, this.pull, reference)}`)];
  }

  /** A host of which nothing is known may be one that is known, but for a slip. */
  private slip(reference: ImageReference, place: PodImage): Finding[] {
    const meant = this.context.registries.slipOf(reference);
    return meant === undefined ? [] : [this.ofImage('warning', FindingId.SUSPICIOUS_HOST, place,
      `pulls '${place.image}' from '${reference.domain}', of which nothing is known, and only one character differs `
        + `from '${meant}', which has private images. Fix the image or the registry, or name '${reference.domain}' in `
        + "'publicRegistries'")];
  }

  /** Whether a private image is of no use to the pod without a credential, by the version of its nodes. */
  private needsCredential(place: PodImage): boolean {
    const need = credentialNeed(place, this.context.registries.preloaded);
    return need === 'always' || (need === 'since-1.35'
      && isVersionAtLeast(TargetKubernetes.of(this.pod.construct), CACHED_IMAGES_VERIFIED_SINCE));
  }

  /** Whether an image needs a credential of the pod. */
  private isAsked(place: PodImage): boolean {
    const { reference } = readImage(place.image);
    const { registries } = this.context;
    return reference !== undefined && this.needsCredential(place) && registries.isPrivate(reference)
      && !registries.isServedByNodes(reference) && registries.providerOf(reference) === undefined;
  }

  /** Whether the pod may get a credential that the app does not tell of, where nobody had to. */
  private get isUncertain(): boolean {
    const { from, secrets } = this.pull;
    return this.pod.mayHaveMore && (secrets.some(({ state }) => state !== 'known')
      || (from === 'unknown-service-account' && this.pod.isExternal));
  }

  private publicImage(reference: ImageReference, place: PodImage): Finding {
    const [{ key, secret }] = triedCredentials(this.pull, reference);
    return this.ofImage('warning', FindingId.PUBLIC_IMAGE_WITH_CREDENTIAL, place, 'pulls the public image '
      + `'${place.image}', for which pull secret '${secret.name}' has a credential (key '${shownKey(key)}'). The `
      + 'kubelet then never pulls without one, so an expired credential breaks this pull too');
  }

  /** A program that pulls as the ServiceAccount is skipped where that lacks an annotation, or pulls as the node. */
  private providerCredential(place: PodImage, provider: NodeProvider): Finding[] {
    const { name, annotations, serviceAccountNames } = provider;
    const { serviceAccountName: account } = this.pod;
    const asked = `pulls '${place.image}', for which the kubelet asks '${name}' as ServiceAccount '${account}'`;
    if (serviceAccountNames && !serviceAccountNames.includes(account)) {
      return [this.ofImage('error', FindingId.UNCOVERED_IMAGE, place, `${asked}, which is not one of its `
        + `'serviceAccountNames' ('${serviceAccountNames.join('\', \'')}'): add it there, or let the workload run as `
        + 'one of them')];
    }
    const missing = annotations.filter(key => !Object.hasOwn(this.pod.annotations, key));
    return missing.length === 0 ? [] : [this.ofImage('error', FindingId.UNCOVERED_IMAGE, place,
      `${asked}, which lacks the annotation '${missing.join("', '")}': grant the workload with grantPull(…)`)];
  }

  private finding(severity: Finding['severity'], id: string, says: string): Finding {
    const { construct, description } = this.pod;
    return makeFinding({ severity, id, construct, who: description, says });
  }

  private ofImage(severity: Finding['severity'], id: string, place: PodImage, says: string): Finding {
    const { construct, description } = this.pod;
    // Knative needs no name.
    const name = place.container === '' ? '' : ` '${place.container}'`;
    const who = `${description}: ${CONTAINER_WORDS[place.containerType]}${name}`;
    return makeFinding({ severity, id, construct, who, says: ` ${says}`, image: shownImage(place.image) });
  }
}

/** `latest`, written or not, with a policy that keeps what was pulled once. */
function floatingTag({ pullPolicy }: PodImage, { tag, digest }: ImageReference): boolean {
  return pullPolicy === 'IfNotPresent' && digest === undefined && (tag === undefined || tag === 'latest');
}
