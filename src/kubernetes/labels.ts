import { isLabelValue, isQualifiedName } from './qualified-name';

/** Checks labels by the grammar of Kubernetes. */
export function checkLabels(property: string, labels: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(labels)) {
    if (typeof value !== 'string') {
      throw new Error(
        `'${property}.${name}' must be a string, got ${JSON.stringify(value)}: write '${String(value)}' in quotes`,
      );
    }
    if (!isQualifiedName(name) || !isLabelValue(value)) {
      throw new Error(`'${property}' must hold labels, got '${name}': '${value}': letters, digits, '-', '_' and '.', `
        + 'at most 63 characters');
    }
  }
}
