const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 5322 §4.3, in minutes. */
const zones: Readonly<Record<string, number>> = {
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

const form =
  /(\d{1,2})[ -]+([A-Za-z]{3})[a-z]*[ -]+(\d{2,4})[ ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?[ ]*(?:([+-])(\d{2}):?(\d{2})|([A-Za-z]{1,5}))?/;

/**
 * The Date field (RFC 5322 §3.3 with its obsolete forms) in milliseconds since 1970; 0 where it says no time between 1980 and
 * 2100. Own, because Date.parse() reads such text as it likes, in local time where the zone is missing.
 */
export function parseDate(field: string): number {
  const match = form.exec(field.slice(0, 200).replaceAll(/\s+/g, ' '));
  if (match === null) return isoDate(field);
  const month = months.indexOf((match[2] ?? '').toLowerCase());
  if (month === -1) return 0;
  const year = fullYear(match[3] ?? '');
  const offset =
    match[7] === undefined
      ? (zones[(match[10] ?? '').toUpperCase()] ?? 0)
      : (match[7] === '-' ? -1 : 1) * (Number(match[8]) * 60 + Number(match[9]));
  const utc = Date.UTC(year, month, Number(match[1]), Number(match[4]), Number(match[5]), Number(match[6] ?? 0));
  return plausible(utc - offset * 60_000);
}

function isoDate(field: string): number {
  const text = field.trim();
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? plausible(Date.parse(text)) : 0;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length >= 4) return year;
  return text.length === 3 || year >= 50 ? 1900 + year : 2000 + year;
}

function plausible(time: number): number {
  return time >= Date.UTC(1980, 0) && time < Date.UTC(2100, 0) ? time : 0;
}
