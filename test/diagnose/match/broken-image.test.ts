import { PullFailure } from '../../../src/diagnose';

const WHY = 'manifest unknown';
const PULL = 'Failed to pull image';
const WHOLE = 'registry.example.com/team/payments-service:2026.11.27';

describe('an image in quotes is whole, or not told', () => {
  test.each([
    ['broken over two lines', `${PULL} "registry.ex\nample.com/team/payments-service:2026.11.27": ${WHY}`],
    ['broken over three lines, with blanks around', `${PULL} "registry.ex \r\n   ample.com/team/paym\n`
      + `   ents-service:2026.11.27": ${WHY}`],
    ['broken in escaped quotes', `msg="${PULL} \\"registry.ex\nample.com/team/payments-service:2026.11.27\\"`
      + `: ${WHY}"`],
    ['cut off, and whole behind that', `${PULL} "registry.ex\nfailed to resolve reference "${WHOLE}": ${WHY}`],
    ['cut off with dots, and whole behind that', `${PULL} "registry.ex...: failed to pull and unpack image `
      + `"${WHOLE}": ${WHY}`],
  ])('%s', (_, text) => {
    expect(PullFailure.classify(text).image).toBe(WHOLE);
  });

  test.each([
    ['at the end of the text', `${WHY}: ${PULL} "registry.ex`],
    ['at the end of a line', `${WHY}: ${PULL} "registry.ex\nand nothing more of it`],
    ['at the end of a line behind its host', `${WHY}: the image "registry.example.com/tea\nand more`],
    ['by dots', `${WHY}: ${PULL} "registry.ex...`],
  ])('cut off %s', (_, text) => {
    expect(PullFailure.classify(text)).toMatchObject({ cause: 'tag-not-found', image: undefined });
  });

  test('whole at the end of a line or of the text', () => {
    expect([`${WHY}: ${PULL} "a.io/x:1"\nand more`, `${WHY}: ${PULL} "a.io/x:1"`]
      .map(text => PullFailure.classify(text).image)).toEqual(['a.io/x:1', 'a.io/x:1']);
  });
});
