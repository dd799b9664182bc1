const language = (): string => globalThis.navigator?.language ?? 'en';

/** Formats are costly to make and cheap to use: one each for the life of the window. */
const formats = new Map<string, Intl.DateTimeFormat>();
function format(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(language(), options);
    formats.set(key, made);
  }
  return made;
}

const clock = () => format('clock', { hour: 'numeric', minute: '2-digit' });
const weekday = () => format('weekday', { weekday: 'short' });
const dayMonth = () => format('dayMonth', { day: 'numeric', month: 'short' });
const short = () => format('short', { day: '2-digit', month: '2-digit', year: '2-digit' });
const full = () =>
  format('full', {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
const dayAndTime = () => format('dayTime', { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });

const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
const day = 86_400_000;

/** The time of a list row: today's clock, this week's day, this year's date, else the short date. Milliseconds since 1970. */
export function rowTime(time: number, now: number): string {
  if (time <= 0) return '';
  const age = midnight(now) - midnight(time);
  if (age <= 0 && time - now < day) return clock().format(time);
  if (age < 6 * day && age > 0) return weekday().format(time);
  if (new Date(time).getFullYear() === new Date(now).getFullYear()) return dayMonth().format(time);
  return short().format(time);
}

/** The time of a message's header: clock today, else day and clock; with the year where it is another one. */
export function messageTime(time: number, now: number): string {
  if (time <= 0) return '';
  if (midnight(time) === midnight(now)) return clock().format(time);
  if (new Date(time).getFullYear() === new Date(now).getFullYear()) return dayAndTime().format(time);
  return full().format(time);
}

export const fullTime = (time: number): string => (time <= 0 ? '' : full().format(time));
export const clockTime = (time: number): string => clock().format(time);
export const dayTime = (time: number): string => dayAndTime().format(time);

/** `clock` for today, else day and clock. */
export function recentTime(time: number, now: number): string {
  return midnight(time) === midnight(now) ? clockTime(time) : dayTime(time);
}

const weekdayAndTime = () =>
  format('weekdayTime', { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
/** A time to come: "Mon, Nov 23, 8:00". */
export const weekdayTime = (time: number): string => weekdayAndTime().format(time);

/** A day of the calendar as people say it: Today, Tomorrow, 12 Mar, 12.03.27. `day` as ISO 8601 writes it; '' for none. */
export function calendarDay(day: string, now: number, inSentence = false): string {
  const time = timeOfDay(day);
  if (time === null) return '';
  const days = daysUntil(day, now);
  if (days !== null && Math.abs(days) <= 1) {
    const words = relative().format(days, 'day');
    return inSentence ? words : capital(words);
  }
  return new Date(time).getFullYear() === new Date(now).getFullYear() ? dayMonth().format(time) : short().format(time);
}

/** Days from today to a day of the calendar; below zero it is over. Null for none. */
export function daysUntil(day: string, now: number): number | null {
  const time = timeOfDay(day);
  return time === null ? null : Math.round((time - midnight(now)) / 86_400_000);
}

/** Midnight of that day here; null where it is none. */
function timeOfDay(day: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return match === null ? null : new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3])).getTime();
}

let days: Intl.RelativeTimeFormat | undefined;
const relative = (): Intl.RelativeTimeFormat => {
  days ??= new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  return days;
};

/** The day of a moment as a heading: Today, Yesterday, 12 Mar, 12.03.25. */
export function calendarDate(time: number, now: number): string {
  const age = Math.round((midnight(time) - midnight(now)) / 86_400_000);
  if (Math.abs(age) <= 1) return capital(relative().format(age, 'day'));
  return new Date(time).getFullYear() === new Date(now).getFullYear() ? dayMonth().format(time) : short().format(time);
}

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
