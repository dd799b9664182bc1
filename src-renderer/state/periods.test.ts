import { expect, it } from 'vitest';
import { boundsOf } from './periods.ts';

it('INB-2: the bounds of a period are whole days, the same all day long', () => {
  const morning = new Date(2026, 2, 12, 8, 0).getTime();
  const evening = new Date(2026, 2, 12, 22, 0).getTime();
  const midnight = new Date(2026, 2, 12).getTime();
  expect(boundsOf('today', evening)).toEqual({ after: midnight });
  expect(boundsOf('week', morning)).toEqual(boundsOf('week', evening));
  expect(boundsOf('before-month', morning).before).toBe(boundsOf('month', morning).after);
});
