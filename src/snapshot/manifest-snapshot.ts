import { App, Chart } from 'cdk8s';
import { checkCall } from '../given/check-call';
import { DockerConfigJson } from '../image';
import { withoutUserInfo } from '../image/registry-key';
import { isList, isPlainObject, isTemplate, KubernetesObject } from '../kubernetes/kubernetes-object';
import { shortDigest } from '../kubernetes/short-digest';

/** `kubectl apply` keeps the whole object in this annotation, credentials included. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** How manifests are made fit for a snapshot. */
export interface ManifestSnapshotOptions {
  /**
   * Whether a marker ends in four characters of a digest of its credential, so that a changed one shows; they are too
   * few to confirm a guessed password.
   * @default false
   */
  readonly digest?: boolean;
}

/**
 * The manifests of a chart or app for a snapshot test, with a marker for every value of every Secret, whoever made it.
 *
 * That of a pull secret names the keys that it has credentials for.
 *
 * @example
 *
 * expect(ManifestSnapshot.ofChart(chart)).toMatchSnapshot();
 */
export class ManifestSnapshot {
  /** The manifests of one chart, in the order in which it is written. */
  public static ofChart(chart: Chart, options: ManifestSnapshotOptions = {}): any[] {
    checkCall('ManifestSnapshot.ofChart', chart, options);
    return chart.toJson().map(manifest => redact(manifest, options));
  }

  /** The manifests of all charts of an app, in the order in which they are written. */
  public static ofApp(app: App, options: ManifestSnapshotOptions = {}): any[] {
    checkCall('ManifestSnapshot.ofApp', app, options);
    return app.charts.flatMap(chart => ManifestSnapshot.ofChart(chart, options));
  }

  private constructor() {}
}

/**
 * @param itemKind the kind of an item that does not say it, which kubectl takes from its list: `decodeToList` in
 * https://github.com/kubernetes/apimachinery/blob/eed236ceee2c19c2753a3d93ac0631dc20750454/pkg/apis/meta/v1/unstructured/unstructured.go
 */
function redact(object: KubernetesObject, options: ManifestSnapshotOptions, itemKind?: string): KubernetesObject {
  const redactAll = (objects: unknown[], kind?: string) =>
    objects.map(one => (isPlainObject(one) ? redact(one, options, kind) : one));
  if (isList(object)) {
    return { ...object, items: redactAll(object.items, object.kind!.replace(/List$/, '')) };
  }
  if (isTemplate(object)) {
    return { ...object, objects: redactAll(object.objects) };
  }
  if ((object.kind || itemKind) !== 'Secret') {
    return object;
  }
  const redacted: Record<string, any> = { ...object };
  for (const [member, decode] of Object.entries(DECODERS)) {
    if (isPlainObject(object[member])) {
      redacted[member] = mapValues(object[member], (value, key) => marker(key, decode(value), options));
    }
  }
  const annotations = object.metadata?.annotations;
  if (isPlainObject(annotations) && LAST_APPLIED in annotations) {
    const lastApplied = marker(LAST_APPLIED, annotations[LAST_APPLIED], options);
    redacted.metadata = { ...object.metadata, annotations: { ...annotations, [LAST_APPLIED]: lastApplied } };
  }
  return redacted;
}

/** The members of a Secret that hold credentials, and how their values are written. */
const DECODERS: Readonly<Record<string, (value: unknown) => string>> = {
  data: value => Buffer.from(String(value), 'base64').toString('utf8'),
  stringData: value => String(value),
};

function marker(key: string, value: string, { digest }: ManifestSnapshotOptions): string {
  return `<redacted${digest ? ` ${shortDigest(value)}` : ''}${key === '.dockerconfigjson' ? shownKeysOf(value) : ''}>`;
}

function shownKeysOf(dockerConfigJson: string): string {
  try {
    return `: ${DockerConfigJson.parse(dockerConfigJson).keys.map(withoutUserInfo).join(', ')}`;
  } catch {
    return '';
  }
}

function mapValues(
  object: Record<string, unknown>, map: (value: unknown, key: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
