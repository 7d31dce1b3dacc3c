import { NotedFacts } from './noted-facts';
import { PodLists } from './pod-parts';
import { PodRecord } from './pods';
import { memoized } from '../../collection/memoized';
import { isPlaceholderName } from '../../kubernetes/placeholder';
import { readPullSecret } from '../../kubernetes/pull-secret';
import { Added, Additions } from '../../pull/additions';
import { DeclaredSecrets } from '../../pull/declared-secrets';
import { Evaluator, Pull, PullKnowledge } from '../../pull/evaluator';
import { NamedSecret, SecretPlace, unseenSecret } from '../../pull/named-secret';

/** What policies do with the pods of a namespace, and what pods that are alike in that have. */
interface PullsOfNamespace {
  readonly additions: Additions;
  readonly pulls: Map<Added, Map<PodLists, Pull[]>>;
}

/**
 * Which pull secrets reach which pods, by what an audit knows of Secrets. Pods that are alike in that have the same
 * `Pull`.
 */
export class Pulls implements PullKnowledge {
  public readonly evaluator = new Evaluator(this);
  public readonly isComplete: boolean;
  public readonly words: PullKnowledge['words'];
  public readonly declared: DeclaredSecrets;
  private readonly namespaces = new Map<string, PullsOfNamespace>();

  constructor(private readonly facts: NotedFacts) {
    this.isComplete = facts.settings.cluster;
    const missing = this.isComplete ? 'does not exist' : 'is not among the objects';
    this.words = { missingSecret: missing, missingAccount: missing };
    this.declared = DeclaredSecrets.ofConfiguration(facts.settings.pullSecrets);
  }

  /** The pull secrets that reach a pod. */
  public of(pod: PodRecord): Pull {
    const { subject: { namespace }, lists, images, isAdmitted } = pod;
    const { additions, pulls } = memoized(this.namespaces, namespace, (): PullsOfNamespace =>
      ({ additions: this.additions(namespace), pulls: new Map() }));
    const alike = memoized(pulls, additions.for(images), () => new Map<PodLists, Pull[]>());
    const known = memoized(alike, lists, (): Pull[] => []);
    known[Number(isAdmitted)] ??= this.make(pod);
    return known[Number(isAdmitted)];
  }

  private make({ subject: { namespace }, lists, images, isAdmitted }: PodRecord): Pull {
    const { serviceAccountName, own, ownLength } = lists;
    const account = this.facts.serviceAccounts.find(namespace, serviceAccountName);
    // The length counts, whatever the entries are.
    const entries = Array.from({ length: ownLength }, (_, index) => ({ name: own[index] }));
    const pull = this.evaluator.pull({
      namespace,
      serviceAccountName,
      own: entries,
      inherited: account?.pullSecrets,
      isAdmitted,
      isOlder: isAdmitted && account !== undefined && ownLength === 0,
    }, images);
    // What an admitted pod carries was copied from its ServiceAccount, if it is the same.
    const isCopied =
      isAdmitted && account !== undefined && account.pullSecrets.join() === pull.secrets.map(({ name }) => name).join();
    return isCopied ? { ...pull, from: 'service-account' } : pull;
  }

  public get places(): Iterable<SecretPlace> {
    return this.facts.secrets.list.filter(({ content }) => content).map(({ subject }) => subject);
  }

  public read(namespace: string, name: string): NamedSecret | undefined {
    const { secrets } = this.facts;
    const { content, type } = secrets.find(namespace, name) ?? {};
    if (secrets.isAmbiguous({ namespace, name })) {
      return unseenSecret(name, 'unknown');
    }
    if (content) {
      const { config, problem } = content;
      return content.isUnreadable
        ? unseenSecret(name, 'unknown')
        : { name, state: 'known', config, problem, holdsConfig: true };
    }
    return type === undefined ? undefined : { name, state: 'known', ...readPullSecret({ type }) };
  }

  public unseen(namespace: string, name: string): NamedSecret {
    const { makers, secrets, openNamespaces } = this.facts;
    const made = makers.find(namespace, name)
      ?? makers.named(name).find(({ maker }) => openNamespaces.mayBeOne(namespace, maker.namespace));
    // In a live cluster, what has been made is there.
    const isLikely = made !== undefined || isPlaceholderName(name) || makers.isMadeByHand(name)
      || secrets.namespacesWith(name).some(other => openNamespaces.mayBeOne(namespace, other));
    // What is of the whole cluster is used in namespaces that it does not tell.
    const isKnown = this.isComplete ? namespace !== '' : !isLikely;
    return unseenSecret(name, isKnown ? 'missing' : 'unknown', made?.maker);
  }

  public namespacesWith(name: string): readonly string[] {
    return this.facts.secrets.namespacesWith(name);
  }

  public additions(namespace: string): Additions {
    const { openNamespaces, policies } = this.facts;
    return policies.in(openNamespaces.has(namespace) ? undefined : namespace);
  }
}
