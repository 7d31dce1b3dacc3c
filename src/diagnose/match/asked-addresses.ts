/** How programs write what they asked, with the address. */
const REQUEST = /\b(?:get|head|request to|status code|from)[:\s]{1,3}[\\"'`]{0,4}https?:\/\/([^\s"'`\\]{1,2000})/gi;

/** An address without its scheme, and where it stands. */
export interface AskedAddress {
  readonly address: string;
  readonly index: number;
}

/** The addresses that a text says were asked for something. */
export function askedAddresses(text: string): AskedAddress[] {
  return [...text.matchAll(REQUEST)]
    .map(({ 1: address, index }) => ({ address: address.replace(/[:,]+$/, ''), index }));
}
