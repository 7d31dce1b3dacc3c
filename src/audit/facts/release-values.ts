import { at, entriesAt, objectsAt, textAt } from './members';
import { apiGroup, isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { loadYaml } from '../../kubernetes/yaml-loader';

/** Kinds that install a chart, by `group/kind`, and the values that they give it. */
const RELEASES: Readonly<Record<string, (spec: unknown) => unknown[]>> = {
  // https://fluxcd.io/flux/components/helm/helmreleases/#values
  'helm.toolkit.fluxcd.io/HelmRelease': spec => [at(spec, 'values')],
  // https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
  'argoproj.io/Application': valuesOfSources,
  'argoproj.io/ApplicationSet': spec => valuesOfSources(at(spec, 'template', 'spec')),
  // https://docs.k3s.io/add-ons/helm
  'helm.cattle.io/HelmChart': spec => [parsed(textAt(spec, 'valuesContent')), parameters(entriesAt(spec, 'set'))],
  'helm.cattle.io/HelmChartConfig': spec => [parsed(textAt(spec, 'valuesContent'))],
};

/** Whether objects of a kind install a chart with values of their own. */
export function isRelease(apiVersion: string | undefined, kind: string | undefined): boolean {
  return Object.hasOwn(RELEASES, `${apiGroup(apiVersion)}/${kind}`);
}

/** The values that an object gives to a chart, written as text or not. */
export function releaseValues({ apiVersion, kind, spec }: KubernetesObject): unknown[] {
  return RELEASES[`${apiGroup(apiVersion)}/${kind}`](spec).filter(values => values !== undefined);
}

/** Whether values name an image, as charts do: a text, or the parts of a reference. */
export function namesImage(values: unknown): boolean {
  const seen = new Set([values]);
  for (const value of seen) {
    if (isPlainObject(value) && (textAt(value, 'image') ?? textAt(value, 'image', 'repository')) !== undefined) {
      return true;
    }
    if (Array.isArray(value) || isPlainObject(value)) {
      Object.values(value).forEach(inner => seen.add(inner));
    }
  }
  return false;
}

function valuesOfSources(spec: unknown): unknown[] {
  return [at(spec, 'source'), ...objectsAt(spec, 'sources')].map(source => at(source, 'helm')).flatMap(helm => [
    parsed(textAt(helm, 'values')), at(helm, 'valuesObject'),
    parameters(objectsAt(helm, 'parameters').map(({ name, value }) => [String(name), value])),
  ]);
}

/** Values by their paths, such as `image.pullSecrets[0].name`, as far as their last names go. */
function parameters(entries: readonly (readonly [string, unknown])[]): unknown {
  return entries.map(([path, value]) => path.replace(/\[\d+\]/g, '').split('.')
    .reduceRight<unknown>((inner, member) => ({ [member]: inner }), value));
}

function parsed(text: string | undefined): unknown {
  return text === undefined ? undefined : loadYaml(text).values;
}
