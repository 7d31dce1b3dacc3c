import { Cluster } from './cluster';
import { isClusterWide } from './cluster-wide';

/**
 * Objects as they are, but each of their namespaces replaced by one of the test's: theirs may be somebody's in a
 * cluster that is not ours.
 *
 * @param first the namespace that stands for the first of theirs, and for none
 */
export async function moved(cluster: Cluster, first: string, objects: any[]): Promise<any[]> {
  const names = new Map<string | undefined, string>([[undefined, first]]);
  for (const { metadata: { namespace } } of objects) {
    if (!names.has(namespace)) names.set(namespace, names.size === 1 ? first : await cluster.newNamespace());
  }
  return objects.map(({ metadata, subjects, ...rest }) => ({
    ...rest,
    metadata: isClusterWide(rest) ? metadata : { ...metadata, namespace: names.get(metadata.namespace) },
    ...(subjects && {
      subjects: subjects.map((subject: any) => ({ ...subject, namespace: names.get(subject.namespace) ?? first })),
    }),
  }));
}
