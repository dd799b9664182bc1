import { describe, expect, test } from 'vitest';
import { laterTimes } from './later-times.ts';

const at = (text: string): number => new Date(text).getTime();
const told = (now: string, reminder = false): string[] =>
  laterTimes(at(now), reminder).map(({ name, at: time }) => {
    const date = new Date(time);
    const two = (number: number): string => String(number).padStart(2, '0');
    return `${name} ${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
  });

describe('times that are offered', () => {
  test('INB-8: in the morning of a Wednesday', () => {
    expect(told('2026-11-18T09:20:00')).toEqual([
      'later-today 11-18 13:00',
      'this-evening 11-18 18:00',
      'tomorrow 11-19 08:00',
      'in-two-days 11-20 08:00',
      'next-week 11-23 08:00',
      'in-two-weeks 12-02 08:00',
    ]);
  });
  test('INB-8: late in the evening today is no longer offered', () => {
    expect(told('2026-11-18T22:00:00')[0]).toBe('tomorrow 11-19 08:00');
  });
  test('INB-8: on a Sunday tomorrow is Monday, and is offered once', () => {
    expect(told('2026-11-22T20:00:00')).toEqual(['tomorrow 11-23 08:00', 'in-two-weeks 12-06 08:00']);
  });
  test('INB-8: a reminder comes after days, each time once', () => {
    expect(told('2026-11-21T09:00:00', true)).toEqual([
      'tomorrow 11-22 08:00',
      'in-two-days 11-23 08:00',
      'in-two-weeks 12-05 08:00',
    ]);
  });
  test('INB-8: all are in the future and none is offered twice, whatever the hour', () => {
    for (let hour = 0; hour < 24 * 14; hour += 1) {
      const now = at('2026-11-16T00:30:00') + hour * 3_600_000;
      for (const reminder of [false, true]) {
        const times = laterTimes(now, reminder).map((time) => time.at);
        expect(Math.min(...times)).toBeGreaterThan(now);
        expect(new Set(times).size).toBe(times.length);
        expect([...times].sort((a, b) => a - b)).toEqual(times);
      }
    }
  });
});
