import { describe, expect, it } from 'vitest';
import { type Figures, worseFigures } from './figures.ts';

const recorded: Figures = { speed: { value: 1.5, better: 'more' }, growth: { value: 1, better: 'less' } };
const measured = (speed: number, growth: number): Figures => ({
  speed: { value: speed, better: 'more' },
  growth: { value: growth, better: 'less' },
  unknown: { value: 0, better: 'more' },
});

describe('the guard of the benchmarks', () => {
  it.each([
    [1.5, 1, []],
    [9, 0.1, []],
    [1.21, 1.19, []],
    [1.19, 1, ['speed: 1.19, recorded 1.50, allowed 1.20']],
    [1.5, 1.21, ['growth: 1.21, recorded 1.00, allowed 1.20']],
    [Number.NaN, Number.NaN, ['speed: NaN, recorded 1.50, allowed 1.20', 'growth: NaN, recorded 1.00, allowed 1.20']],
  ])('%d and %d: %j', (speed, growth, expected) => {
    expect(worseFigures(recorded, measured(speed, growth))).toEqual(expected);
  });
});
