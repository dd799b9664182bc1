import type { StoreResult } from './store.ts';

const WIDTH = 760;
const HEIGHT = 360;
const LEFT = 64;
const RIGHT = 270;
const TOP = 48;
const BOTTOM = 48;
const LABEL = 16;
const colours = ['#2563eb', '#db2777', '#059669', '#d97706', '#7c3aed', '#475569', '#dc2626', '#0891b2'];

/** The acts of a growth measurement as an SVG: each median against that on the smallest store, sizes and ratios by the logarithm. */
export function growthPlot(results: readonly StoreResult[]): string {
  const [first] = results;
  if (first === undefined) return '';
  const lines = Object.keys(first.rows).map((name) => ({ name, ratios: growthOf(name, results) }));
  const highest = Math.max(4, ...lines.flatMap(({ ratios }) => ratios));
  const sizes = results.map(({ messages }) => messages);
  const x = (size: number) => LEFT + share(size, sizes[0] ?? 1, sizes.at(-1) ?? 1) * (WIDTH - LEFT - RIGHT);
  const y = (ratio: number) => HEIGHT - BOTTOM - share(ratio, 0.5, highest) * (HEIGHT - TOP - BOTTOM);
  const labels = spreadOut(lines.map(({ ratios }) => y(ratios.at(-1) ?? 1)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Inter, sans-serif" font-size="12" fill="#334155">`,
    '<title>How the time of each act grows with the store, against that on the smallest store</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text x="${LEFT}" y="24" font-size="14" font-weight="600">Time of an act, against that on the smallest store</text>`,
    ...[0.5, 1, 2, 4, 8, 16, 32, 64].filter((ratio) => ratio <= highest).flatMap((ratio) => gridLine(ratio, y(ratio))),
    ...sizes.map(
      (size) =>
        `<text x="${x(size).toFixed(1)}" y="${HEIGHT - 20}" text-anchor="middle">${size.toLocaleString('en-US')}</text>`,
    ),
    ...lines.flatMap(({ name, ratios }, index) => {
      const colour = colours[index % colours.length];
      const points = ratios.map((ratio, at) => `${x(sizes[at] ?? 1).toFixed(1)},${y(ratio).toFixed(1)}`).join(' ');
      const label = `${name}, ${(ratios.at(-1) ?? 1).toFixed(1)}×`;
      return [
        `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2"/>`,
        `<text x="${WIDTH - RIGHT + 10}" y="${((labels[index] ?? 0) + 4).toFixed(1)}" fill="${colour}">${label}</text>`,
      ];
    }),
    '</svg>\n',
  ].join('\n');
}

/** How often the median on the smallest store, at each size. */
export function growthOf(name: string, results: readonly StoreResult[]): number[] {
  const base = results[0]?.rows[name]?.median ?? Number.NaN;
  return results.map(({ rows }) => (rows[name]?.median ?? Number.NaN) / base);
}

const share = (value: number, from: number, to: number): number =>
  (Math.log(Math.max(value, from)) - Math.log(from)) / (Math.log(to) - Math.log(from));

function gridLine(ratio: number, y: number): string[] {
  const dash = ratio === 2 ? ' stroke-dasharray="4 4"' : '';
  return [
    `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}" stroke="#e2e8f0"${dash}/>`,
    `<text x="${LEFT - 10}" y="${(y + 4).toFixed(1)}" text-anchor="end">${ratio}×</text>`,
  ];
}

/** Heights at which labels stand beside their lines without touching. */
function spreadOut(heights: readonly number[]): number[] {
  const order = heights.map((height, index) => ({ height, index })).sort((a, b) => b.height - a.height);
  const placed = new Array<number>(heights.length).fill(0);
  let lowest = HEIGHT - BOTTOM;
  for (const { height, index } of order) {
    const at = Math.min(height, lowest);
    placed[index] = at;
    lowest = at - LABEL;
  }
  return placed;
}
