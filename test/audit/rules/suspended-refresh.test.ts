import { refreshJob } from '../refresh';
import { findingsOf } from '../support';

test.each([[true, 1], [false, 0], [undefined, 0]])('suspend: %s', (suspend, count) => {
  expect(findingsOf('PRA505', [refreshJob({ spec: { suspend } })])).toHaveLength(count);
});

test.each([[true, 'error'], [false, 'warning']])('in a live cluster (%s) it is an %s', (cluster, severity) => {
  expect(findingsOf('PRA505', [refreshJob({ spec: { suspend: true } })], { cluster })).toMatchObject([{ severity }]);
});
