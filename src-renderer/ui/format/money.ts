import { currencyDigits } from '#shared/rules/money.ts';

const language = (): string => globalThis.navigator?.language ?? 'en';
const formats = new Map<string, Intl.NumberFormat>();

function format(currency: string, compact: boolean): Intl.NumberFormat {
  const key = `${currency} ${compact}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.NumberFormat(language(), {
      ...(currency === '' ? {} : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
      ...(compact ? { notation: 'compact', maximumFractionDigits: 1 } : { trailingZeroDisplay: 'stripIfInteger' }),
    });
    formats.set(key, made);
  }
  return made;
}

/** An amount of minor units in the locale's way, without idle zeros: €48,000. */
export const money = (minor: number, currency: string): string =>
  format(currency, false).format(minor / 10 ** currencyDigits(currency));

/** Where there is little room: €48K. */
export const shortMoney = (minor: number, currency: string): string =>
  format(currency, true).format(minor / 10 ** currencyDigits(currency));
