/** A time that is offered for snoozing, sending later or a reminder. */
export type LaterTime = 'later-today' | 'this-evening' | 'tomorrow' | 'in-two-days' | 'next-week' | 'in-two-weeks';

/** When a working day begins, and when its evening does; local hours. */
const MORNING = 8;
const EVENING = 18;
const HOUR = 3_600_000;

/**
 * Times worth offering at `now`, the soonest first, each in the future and no two alike (INB-8, CMP-5). `reminder`: days, not hours: nobody is
 * reminded of an answer within the afternoon. Milliseconds since 1970, in the computer's own time zone. Pure.
 */
export function laterTimes(now: number, reminder = false): { readonly name: LaterTime; readonly at: number }[] {
  const offered: { name: LaterTime; at: number }[] = [];
  const evening = onDay(now, 0, EVENING);
  if (!reminder) {
    const soon = roundToHour(now + 3 * HOUR);
    if (soon < evening) offered.push({ name: 'later-today', at: soon });
    if (now < evening - HOUR) offered.push({ name: 'this-evening', at: evening });
  }
  offered.push({ name: 'tomorrow', at: onDay(now, 1, MORNING) });
  const days = daysToMonday(now);
  if (reminder || days > 2) offered.push({ name: 'in-two-days', at: onDay(now, 2, MORNING) });
  if (days > 1 && (!reminder || days !== 2)) offered.push({ name: 'next-week', at: onDay(now, days, MORNING) });
  offered.push({ name: 'in-two-weeks', at: onDay(now, 14, MORNING) });
  return offered;
}

/** By the calendar, so that a change to summer time does not move the hour. */
function onDay(now: number, days: number, hour: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour).getTime();
}

const daysToMonday = (now: number): number => (8 - new Date(now).getDay()) % 7 || 7;

const roundToHour = (time: number): number =>
  new Date(time).setMinutes(0, 0, 0) + (new Date(time).getMinutes() > 0 ? HOUR : 0);
