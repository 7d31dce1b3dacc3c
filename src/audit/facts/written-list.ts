import { isNameInBraces, isPlaceholder, isUnquotedTemplate } from '../../kubernetes/placeholder';

/** What stands for a name or image that a template without quotes has. */
export const UNREADABLE = '{{ … }}';

/**
 * A list of pull secrets as it is written: what is still to be filled in, the whole of it or an entry, is a name that
 * is a placeholder.
 */
export function writtenList(list: unknown): unknown {
  const name = placeholderIn(list);
  return name !== undefined
    ? [{ name }] : Array.isArray(list) ? list.map(entry => nameOf(entry) ?? entry) : list;
}

function nameOf(entry: unknown): { readonly name: string } | undefined {
  const name = placeholderIn(entry);
  return name === undefined ? undefined : { name };
}

function placeholderIn(value: unknown): string | undefined {
  return typeof value === 'string' && isPlaceholder(value)
    ? value : isUnquotedTemplate(value) || isListInBraces(value) ? UNREADABLE : undefined;
}

/** `{secrets}` in the place of a list or of an entry; `- name:` is an entry whose name is left out. */
function isListInBraces(value: unknown): boolean {
  return isNameInBraces(value) && !Object.hasOwn(value as object, 'name');
}
