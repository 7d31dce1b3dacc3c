/** How programs write that they asked for something, before its address. */
const ASKED = new RegExp('\\b(?:get|head|post|request(?:ing)? to|status code|from|reach|connect(?:ing)? to'
  + '|access(?:ing)?|query(?:ing)?)[:\\s]{1,3}[\\\\"\'`]{0,4}https?$', 'i');
/** It is not longer. */
const REACH = 32;
const ADDRESS = /[^\s"'`\\]{1,2000}(?<![:,])/y;

/**
 * The address, without its scheme, that a text says was asked for something: the last one before an index, or else the
 * first behind it.
 */
export function askedAddress(text: string, before = text.length): string | undefined {
  let scheme = before;
  do {
    scheme = scheme > 0 ? text.lastIndexOf('://', scheme - 1) : -1;
  } while (scheme >= 0 && !isAsked(text, scheme));
  if (scheme < 0) {
    scheme = before - 1;
    do {
      scheme = text.indexOf('://', scheme + 1);
    } while (scheme >= 0 && !isAsked(text, scheme));
  }
  ADDRESS.lastIndex = scheme + '://'.length;
  return scheme < 0 ? undefined : ADDRESS.exec(text)?.[0] ?? '';
}

function isAsked(text: string, scheme: number): boolean {
  return ASKED.test(text.slice(Math.max(0, scheme - REACH), scheme));
}
