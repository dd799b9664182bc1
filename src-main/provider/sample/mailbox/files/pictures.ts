import type { MessageFile } from '../build-message.ts';
import { type Colour, canvas } from './png.ts';

const INK: Colour = [38, 50, 72];
const PAPER: Colour = [252, 253, 255];
const GRID: Colour = [222, 228, 238];
const BLUE: Colour = [46, 104, 204];
const RED: Colour = [204, 64, 56];
const GREEN: Colour = [52, 150, 96];

/** Temperatures over time, with the limit drawn in; values in °C, one for each step. */
export function temperatureChart(
  name: string,
  contentId: string,
  values: readonly number[],
  limit: number,
): MessageFile {
  const picture = canvas(420, 180, [PAPER, GRID, INK, BLUE, RED]);
  const lowest = Math.min(...values, limit) - 1;
  const highest = Math.max(...values, limit) + 1;
  const x = (index: number) => 24 + (index * 380) / Math.max(1, values.length - 1);
  const y = (value: number) => 160 - ((value - lowest) * 144) / (highest - lowest);
  for (let row = 0; row <= 4; row++) picture.box(24, 16 + row * 36, 380, 1, 1);
  picture.box(24, 16, 1, 146, 2);
  picture.box(24, 161, 381, 1, 2);
  for (let dash = 24; dash < 404; dash += 10) picture.box(dash, Math.round(y(limit)), 6, 2, 4);
  values.forEach((value, index) => {
    const next = values[index + 1];
    if (next !== undefined) picture.line(x(index), y(value), x(index + 1), y(next), 3);
    picture.disc(x(index), y(value), 3, value > limit ? 4 : 3);
  });
  return { name, type: 'image/png', content: picture.png(), contentId };
}

/** Bars of different height, as reports open with. */
export function barChart(name: string, contentId: string, values: readonly number[]): MessageFile {
  const picture = canvas(420, 180, [PAPER, GRID, INK, BLUE, GREEN]);
  const highest = Math.max(...values);
  for (let row = 0; row <= 4; row++) picture.box(16, 16 + row * 36, 388, 1, 1);
  const step = 380 / values.length;
  values.forEach((value, index) => {
    const height = Math.round((value * 140) / highest);
    const last = index === values.length - 1;
    picture.box(Math.round(22 + index * step), 160 - height, Math.round(step * 0.62), height, last ? 4 : 3);
  });
  picture.box(16, 161, 390, 1, 2);
  return { name, type: 'image/png', content: picture.png(), contentId };
}

/** A company's mark: a disc and a bar in its colour. */
export function logo(name: string, contentId: string, colour: Colour): MessageFile {
  const picture = canvas(120, 32, [PAPER, colour, INK]);
  picture.disc(16, 16, 13, 1);
  picture.box(38, 8, 74, 6, 2);
  picture.box(38, 19, 52, 5, 1);
  return { name, type: 'image/png', content: picture.png(), contentId };
}
