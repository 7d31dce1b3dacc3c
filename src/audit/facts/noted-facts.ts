import { CommentedLists } from './commented-lists';
import { Images } from './images';
import { OpenNamespaces } from './open-namespaces';
import { OtherUses } from './other-uses';
import { PlainCredentials } from './plain-credentials';
import { Pods } from './pods';
import { Rbac } from './rbac';
import { RefreshJobs } from './refresh-jobs';
import { SecretMakers } from './secret-makers';
import { Secrets } from './secrets';
import { ServiceAccounts } from './service-accounts';
import { ToldElsewhere } from './told-elsewhere';
import { UncheckedKinds } from './unchecked-kinds';
import { AdmissionPolicies } from '../../pull/admission-policies';
import { Settings } from '../engine/settings';

/** What was noted of each object, before anything follows from all of them. */
export class NotedFacts {
  public readonly pods: Pods;
  public readonly secrets = new Secrets();
  public readonly serviceAccounts = new ServiceAccounts();
  public readonly makers = new SecretMakers();
  public readonly rbac = new Rbac();
  public readonly jobs = new RefreshJobs();
  public readonly plainCredentials: PlainCredentials;
  public readonly images = new Images();
  public readonly openNamespaces = new OpenNamespaces();
  public readonly otherUses = new OtherUses();
  public readonly commentedLists = new CommentedLists();
  public readonly toldElsewhere = new ToldElsewhere();
  public readonly unchecked = new UncheckedKinds();
  public readonly policies: AdmissionPolicies;

  constructor(public readonly settings: Settings, keepsEveryPod = false) {
    this.pods = new Pods(keepsEveryPod);
    this.policies = new AdmissionPolicies(settings.cluster);
    this.plainCredentials = new PlainCredentials(settings.now);
  }
}
