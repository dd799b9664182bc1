/** A figure that says the same on every machine: a ratio within one run, or a size against another size. */
export interface Figure {
  readonly value: number;
  readonly better: 'more' | 'less';
}

export type Figures = Readonly<Record<string, Figure>>;

/** A figure may be worse than its recorded value by this share. */
const TOLERANCE = 0.2;

/** What `npm run bench -- --check` fails for, in words: each figure that is worse than the recorded one by more than a fifth. */
export function worseFigures(recorded: Figures, measured: Figures): string[] {
  return Object.entries(measured).flatMap(([name, { value, better }]) => {
    const before = recorded[name]?.value;
    if (before === undefined) return [];
    const bound = better === 'more' ? before * (1 - TOLERANCE) : before * (1 + TOLERANCE);
    // written so that a figure that is no number fails
    const holds = better === 'more' ? value >= bound : value <= bound;
    return holds ? [] : [`${name}: ${value.toFixed(2)}, recorded ${before.toFixed(2)}, allowed ${bound.toFixed(2)}`];
  });
}
