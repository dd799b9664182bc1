import { expect, it } from 'vitest';
import { currencyDigits, parseAmount, printAmount } from './money.ts';

it.each([
  ['1200', 'EUR', 120_000],
  ['1200.50', 'EUR', 120_050],
  ['1200,5', 'EUR', 120_050],
  ['1,200.50', 'USD', 120_050],
  ['1.200,50', 'EUR', 120_050],
  ['1 200,50', 'PLN', 120_050],
  ['1.234.567', 'EUR', 123_456_700],
  ['1,200', 'EUR', 120_000],
  ['1’200.50', 'CHF', 120_050],
  ['500', 'JPY', 500],
  ['500.00', 'JPY', 500],
  ['1.234', 'KWD', 1_234_000],
  ['0', 'EUR', 0],
  ['-5', 'EUR', -500],
  ['500.5', 'JPY', null],
  ['1.005.5', 'EUR', null],
  ['1,2,3', 'EUR', null],
  ['12a', 'EUR', null],
  ['', 'EUR', null],
  ['1e5', 'EUR', null],
  ['99999999999999', 'EUR', null],
])('CRM-1: %j %s is %j in minor units', (text, currency, minor) => expect(parseAmount(text, currency)).toBe(minor));

it('prints what it reads', () => {
  expect(printAmount(120_050, 'EUR')).toBe('1200.50');
  expect(printAmount(500, 'JPY')).toBe('500');
  expect(currencyDigits('no currency')).toBe(2);
});
