import { join } from 'node:path';
import { localBin, projectNode, root } from '../setup/places.mjs';
import { type Counts, readPlaywrightReport, readVitestReport } from './reports.ts';

/** One part of `npm test`. */
export interface Stage {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where the runner writes its report, and how to read it; checks have none. */
  readonly report?: { readonly file: string; readonly read: (file: string) => Counts };
  /** Minutes; whole run below 40. */
  readonly limit: number;
}

/** All stages in their order; reports go into `folder`. */
export function stages(folder: string): Stage[] {
  return [
    check('types'),
    check('lint'),
    check('rooms'),
    check('dead'),
    check('rules'),
    vitest('unit', 5),
    vitest('integration', 15),
    playwright('e2e', 14),
    { name: 'dist', command: projectNode, args: [join(root, 'scripts', 'dist.mjs')], limit: 5 },
    playwright('packaged', 6),
  ];

  function check(name: string): Stage {
    return { name: `check:${name}`, command: 'npm', args: ['run', '--silent', `check:${name}`], limit: 5 };
  }

  function vitest(project: string, limit: number): Stage {
    const file = join(folder, `${project}.json`);
    return {
      name: project,
      command: join(localBin, 'vitest'),
      args: ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      report: { file, read: readVitestReport },
      limit,
    };
  }

  function playwright(project: string, limit: number): Stage {
    const file = join(folder, `${project}.json`);
    return {
      name: project,
      command: join(localBin, 'playwright'),
      args: ['test', `--project=${project}`, '--reporter=list,json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      report: { file, read: readPlaywrightReport },
      limit,
    };
  }
}
