export const periods = ['today', 'week', 'month', 'before-month', 'before-year'] as const;
/** What a list can be narrowed to by date (INB-2). */
export type Period = (typeof periods)[number];

const day = 86_400_000;

/** The bounds of a period as a list's scope has them; whole days, so that the list stays the same one all day. */
export function boundsOf(period: Period, now: number): { readonly after?: number; readonly before?: number } {
  const today = new Date(now).setHours(0, 0, 0, 0);
  switch (period) {
    case 'today':
      return { after: today };
    case 'week':
      return { after: today - 6 * day };
    case 'month':
      return { after: today - 29 * day };
    case 'before-month':
      return { before: today - 29 * day };
    case 'before-year':
      return { before: today - 364 * day };
  }
}
