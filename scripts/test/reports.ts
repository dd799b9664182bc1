import { readFileSync } from 'node:fs';
import { z } from '#shared/lib/z.ts';

/** What a runner says of its tests. A skipped test is not a passed one, so it is told by name. */
export interface Counts {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** The JSON of vitest's json reporter. A file that could not even be loaded counts as one failed test. */
export function readVitestReport(file: string): Counts {
  const { testResults } = VitestReport.parse(JSON.parse(readFileSync(file, 'utf8')));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  const names = (wanted: (status: string) => boolean) =>
    tests.filter(({ status }) => wanted(status)).map(({ fullName }) => fullName);
  return {
    passed: names((status) => status === 'passed').length,
    failed: [...names((status) => status === 'failed'), ...unloaded.map(({ name }) => name)],
    skipped: names((status) => status !== 'passed' && status !== 'failed'),
  };
}

interface Suite {
  readonly title: string;
  readonly specs: { readonly title: string; readonly tests: { readonly status: string }[] }[];
  readonly suites?: Suite[] | undefined;
}

const Suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    title: z.string(),
    specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })),
    suites: z.array(Suite).optional(),
  }),
);

const PlaywrightReport = z.object({
  suites: z.array(Suite),
  errors: z.array(z.object({ message: z.string().optional() })),
});

/** The JSON of Playwright's json reporter. A test that passed at its second try has failed once, and counts so. */
export function readPlaywrightReport(file: string): Counts {
  const report = PlaywrightReport.parse(JSON.parse(readFileSync(file, 'utf8')));
  const tests = report.suites.flatMap((suite) => testsOf(suite, ''));
  const names = (wanted: (status: string) => boolean) =>
    tests.filter(({ status }) => wanted(status)).map(({ name }) => name);
  return {
    passed: names((status) => status === 'expected').length,
    failed: [
      ...names((status) => status === 'unexpected' || status === 'flaky'),
      ...report.errors.map(({ message }) => message?.split('\n')[0] ?? 'an error outside of any test'),
    ],
    skipped: names((status) => status === 'skipped'),
  };
}

function testsOf(suite: Suite, path: string): { name: string; status: string }[] {
  const here = `${path}${suite.title} › `;
  return [
    ...suite.specs.flatMap(({ title, tests }) => tests.map(({ status }) => ({ name: here + title, status }))),
    ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, here)),
  ];
}
