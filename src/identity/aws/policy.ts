import { groupBy } from '../../collection/group-by';
import { Registry } from '../../registry';

/**
 * A statement of an IAM policy, as the pull permissions of registries have them: with a `Sid` that tells what it is
 * for, and lists.
 */
export interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

/**
 * One IAM policy document that allows to pull from all of some registries and to assume some roles, and nothing else.
 * The version is that of the language:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html.
 */
export function pullPolicy(registries: readonly Registry[], assumed: readonly Statement[] = []): any {
  const statements: Statement[] = [
    ...registries.flatMap(registry => registry._pullPermission!.policyDocument.Statement),
    ...assumed,
  ];
  return { Version: '2012-10-17', Statement: mergedStatements(statements) };
}

function mergedStatements(statements: readonly Statement[]): Statement[] {
  return [...groupBy(statements, ({ Sid }) => Sid).values()].map(alike => ({
    ...alike[0], Action: [...alike[0].Action], Resource: minimal(alike.flatMap(({ Resource }) => Resource)),
  }));
}

/** Resources sorted, each once, without those that a pattern beside them covers: IAM limits the size of a policy. */
function minimal(resources: readonly string[]): string[] {
  const unique = [...new Set(resources)].sort();
  return unique.filter(
    resource =>
      !unique.some(other => other !== resource && other.endsWith('*') && resource.startsWith(other.slice(0, -1))),
  );
}
