const CLASSIC = /^gh[pour]_([A-Za-z0-9]{30})([A-Za-z0-9]{6})$/;
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Whether a text has the form of a token of GitHub and can be none, as its checksum is false: the last six characters
 * are the CRC-32 of the thirty before them, in base 62
 * (https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/).
 */
export function hasFalseChecksum(text: string): boolean {
  const [, random, checksum] = CLASSIC.exec(text) ?? [];
  return random !== undefined && checksum !== checksumOf(random);
}

/** What thirty random characters of a token of GitHub end in. */
export function checksumOf(random: string): string {
  return inBase62(crc32(random));
}

function inBase62(number: number): string {
  const digits = [0, 1, 2, 3, 4, 5].map(place => BASE62[Math.floor(number / 62 ** place) % 62]);
  return digits.reverse().join('');
}

/* eslint-disable no-bitwise */
function crc32(text: string): number {
  const sum = [...text].reduce((crc, character) => {
    let next = crc ^ character.charCodeAt(0);
    for (let bit = 0; bit < 8; bit++) {
      next = (next >>> 1) ^ (next & 1 ? 0xedb88320 : 0);
    }
    return next;
  }, -1);
  return ~sum >>> 0;
}
