import { firstRepeated } from '../collection/first-repeated';

/**
 * Refuses a value that is listed twice: one of the two is left over, or was meant to be another.
 *
 * @param list how messages name the list
 */
export function checkEachOnce(list: string, values: Iterable<unknown>): void {
  const twice = firstRepeated(values);
  if (twice !== undefined) {
    throw new Error(`${list} names '${twice}' twice: leave one out`);
  }
}
