import { oneLine } from '../../../src/refresh/runner/failure.mts';
import { fetchPart } from '../../../src/refresh/runner/static.mts';
test('x', async () => { expect(oneLine('a\nb')).toBe('a b'); await expect(fetchPart({provider: 'static', secretName: 'x', file: '/nonexistent'})).rejects.toThrow('type'); });
