import { escapeXml } from '../../../src/audit/formats/xml';

test('markup and control characters are text, and lines stay', () => {
  expect(escapeXml('<a b="c" d=\'e\'>\n&\u0000\u001b'))
    .toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;\n&amp;\\u0000\\u001b');
});
