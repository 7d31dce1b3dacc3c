import { ImagePrivacy } from './image-privacy';
import { NotedFacts } from './noted-facts';
import { PullEvidence } from './pull-evidence';
import { PullSecretNames } from './pull-secret-names';
import { Pulls } from './pulls';
import { RefreshJob } from './refresh-jobs';
import { MadeSecret } from './secret-makers';
import { SecretUse } from './secret-use';
import { normalizeKey } from '../../image/registry-key';
import { KnownRegistries } from '../../registry/known-registries';

/** What an audit knows: what was noted of the objects, and what follows from all of them once they are all there. */
export class Facts extends NotedFacts {
  private conclusions?: Conclusions;

  /** Forgets what followed, as there are further objects. */
  public reopen(): void {
    this.conclusions = undefined;
  }

  /** Which pull secrets reach a pod, and what they hold. */
  public get pulls(): Pulls {
    return this.concluded.pulls;
  }

  /** What makes a Secret that is not made by a manifest, refresh jobs included. */
  public madeBy(namespace: string, name: string): MadeSecret | undefined {
    return this.refreshJobs && this.makers.find(namespace, name);
  }

  /** Which images need credentials. */
  public get privacy(): ImagePrivacy {
    return this.concluded.privacy;
  }

  /** What other workloads say of an image that no credential reaches. */
  public get evidence(): PullEvidence {
    return this.concluded.evidence;
  }

  /** The pull secrets that there are or that somebody names. */
  public get pullSecrets(): PullSecretNames {
    return this.concluded.pullSecrets;
  }

  /** Who uses which Secret. */
  public get use(): SecretUse {
    return this.concluded.use;
  }

  /** The jobs that refresh pull secrets. */
  public get refreshJobs(): readonly RefreshJob[] {
    return this.concluded.refreshJobs;
  }

  private get concluded(): Conclusions {
    this.conclusions ??= conclude(this);
    return this.conclusions;
  }
}

interface Conclusions {
  readonly pulls: Pulls;
  readonly privacy: ImagePrivacy;
  readonly use: SecretUse;
  readonly evidence: PullEvidence;
  readonly pullSecrets: PullSecretNames;
  readonly refreshJobs: readonly RefreshJob[];
}

function conclude(facts: Facts): Conclusions {
  const refreshJobs = facts.jobs.list;
  facts.jobs.writers.forEach(writer => facts.makers.noteJob(writer));
  const pulls = new Pulls(facts);
  const use = new SecretUse(facts, pulls);
  return {
    pulls,
    refreshJobs,
    use,
    evidence: new PullEvidence(facts, pulls),
    pullSecrets: new PullSecretNames(facts, use, pulls),
    privacy: new ImagePrivacy(new KnownRegistries({ ...facts.settings, keys: keysWithLogin(facts, pulls) })),
  };
}

/** The registry keys but for those that no Secret has a login for: what Docker leaves of them with `credsStore`. */
function keysWithLogin({ secrets, makers }: Facts, pulls: Pulls): string[] {
  const [bare, held] = [new Set<string | undefined>(), new Set<string | undefined>()];
  for (const { subject: { namespace, name }, content } of secrets.list) {
    const isFilled = content?.isUnknown || makers.find(namespace, name) !== undefined;
    for (const { key, hasPassword, isPlaceholder } of content?.entries ?? []) {
      (hasPassword || isPlaceholder || isFilled ? held : bare).add(normalizeKey(key));
    }
  }
  return pulls.evaluator.keys.filter(key => held.has(key) || !bare.has(key));
}
