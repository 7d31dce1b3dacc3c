import { newChart, newRefresh } from './support';

describe('claimSecrets', () => {
  test('refuses two refreshers that write one Secret', () => {
    const chart = newChart();
    newRefresh({ namespaces: ['payments', 'shop'] }, chart);
    expect(() => newRefresh({ name: 'other', secretName: 'pull', namespaces: ['shop'] }, chart, 'Other')).toThrow(
      "Secret 'pull' in namespace 'shop' is written by 'chart/Refresh' and by 'chart/Other': give another "
        + "'secretName', or leave the namespace out of one of them");
  });

  test('lets them write into one namespace under other names', () => {
    const chart = newChart();
    newRefresh({ namespaces: ['shop'] }, chart);
    expect(() => newRefresh({ name: 'other', namespaces: ['shop'] }, chart, 'Other')).not.toThrow();
  });
});
