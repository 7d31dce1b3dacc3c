/** How programs write that they asked for something, before its address. */
const ASKED = /\b(?:get|head|request to|status code|from)[:\s]{1,3}[\\"'`]{0,4}https?$/i;
/** It is not longer. */
const REACH = 32;
const ADDRESS = /[^\s"'`\\]{1,2000}(?<![:,])/y;

/** An address without its scheme, and where it stands. */
export interface AskedAddress {
  readonly address: string;
  readonly index: number;
}

/** The addresses that a text says were asked for something. */
export function askedAddresses(text: string): AskedAddress[] {
  const asked: AskedAddress[] = [];
  for (let scheme = text.indexOf('://'); scheme >= 0; scheme = text.indexOf('://', scheme + 3)) {
    if (ASKED.test(text.slice(Math.max(0, scheme - REACH), scheme))) {
      ADDRESS.lastIndex = scheme + 3;
      const [address] = ADDRESS.exec(text) ?? [''];
      asked.push({ address, index: scheme });
    }
  }
  return asked;
}
