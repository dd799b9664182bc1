import type { Language } from './people.ts';

const DAY = 86_400_000;

const WORDS = /\{(day|date|month|year)([+-]\d+)?\}/g;

/**
 * Replaces `{day+2}` by the weekday two days after `base`, `{date-3}` by day and month, `{month+1}` and `{year+1}`
 * by the month and year so many months or years on, in the writer's language. Nobody agrees on a Saturday: days
 * that are still to come move on to Monday, past ones back to Friday.
 */
export function withCalendarWords(text: string, base: Date, language: Language): string {
  return text.replaceAll(WORDS, (_, unit: string, shift: string | undefined) => {
    const amount = Number(shift ?? 0);
    switch (unit) {
      case 'day':
        return format(workingDay(base, amount), language, { weekday: 'long' });
      case 'date':
        return format(workingDay(base, amount), language, { day: 'numeric', month: 'long' });
      case 'month':
        return format(new Date(Date.UTC(base.getUTCFullYear(), base.getUTCMonth() + amount, 15)), language, {
          month: 'long',
        });
      default:
        return String(base.getUTCFullYear() + amount);
    }
  });
}

/** The day so many days after `base` at the same time, or the nearest working day beyond it. */
export function workingDay(base: Date, days: number): Date {
  const step = days < 0 ? -1 : 1;
  let day = new Date(base.getTime() + days * DAY);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day = new Date(day.getTime() + step * DAY);
  return day;
}

const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  sv: 'sv-SE',
  pl: 'pl-PL',
  de: 'de-DE',
  ar: 'ar-AE-u-nu-latn',
  he: 'he-IL',
  ja: 'ja-JP',
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making an Intl format costs more than a whole mail, so each is kept. */
export function format(date: Date, language: Language, options: Intl.DateTimeFormatOptions): string {
  const key = language + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', ...options });
    formats.set(key, found);
  }
  return found.format(date);
}
