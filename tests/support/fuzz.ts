/** The same cases each time, so that a red run can be had again; others with FUZZ_SEED, more with FUZZ_RUNS (times as many). */
export const fuzz = (numRuns: number): { numRuns: number; seed: number } => ({
  numRuns: numRuns * Number(process.env.FUZZ_RUNS ?? 1),
  seed: Number(process.env.FUZZ_SEED ?? 20_261_121),
});
