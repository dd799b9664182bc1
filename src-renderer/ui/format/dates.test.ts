import { expect, it } from 'vitest';
import { calendarDay, daysUntil, rowTime } from './dates.ts';
import { fileSize, minutesLeft } from './numbers.ts';

const now = new Date(2026, 2, 12, 15, 0).getTime();
const at = (year: number, month: number, day: number): number => new Date(year, month, day, 14, 2).getTime();

it('shows a clock today, a weekday this week, a day this year, else a short date', () => {
  expect(rowTime(at(2026, 2, 12), now)).toMatch(/02/);
  expect(rowTime(at(2026, 2, 9), now)).toBe('Mon');
  expect(rowTime(at(2026, 0, 12), now)).toMatch(/12/);
  expect(rowTime(at(2025, 2, 12), now)).toMatch(/25/);
  expect(rowTime(0, now)).toBe('');
});

it('names sizes as systems do', () => {
  expect(fileSize(480)).toBe('480 bytes');
  expect(fileSize(48_200)).toBe('48 kB');
  expect(fileSize(1_240_000)).toBe('1.2 MB');
});

it('rounds the time left up, and says nothing where it knows nothing', () => {
  expect(minutesLeft(3000, 20)).toBe(3);
  expect(minutesLeft(3000, 0)).toBeNull();
});

it('CRM-1: says a follow-up day as people do, and how far it is', () => {
  expect(calendarDay('2026-03-12', now)).toBe('Today');
  expect(calendarDay('2026-03-11', now)).toBe('Yesterday');
  expect(calendarDay('2026-04-02', now)).toMatch(/2/);
  expect(calendarDay('2027-04-02', now)).toMatch(/27/);
  expect(calendarDay('', now)).toBe('');
  expect(daysUntil('2026-03-09', now)).toBe(-3);
  expect(daysUntil('soon', now)).toBeNull();
});
