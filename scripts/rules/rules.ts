/**
 * npm run rules: writes docs/rules.md, which says of every rule where the code names it and which tests prove it.
 * npm run rules -- --check: fails where that page is stale, where a rule of a landed slice has no test, and where a test quotes a rule
 * that nobody knows. The rules are docs/rules/catalogue.json; whoever lands a slice sets `landed` there.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { root } from '../setup/places.mjs';
import { quotesIn, ruleIdFinder } from './rule-quotes.ts';

interface Rule {
  readonly id: string;
  readonly summary: string;
  /** The slices that build it, each a part; none where it is not wanted. */
  readonly slices: readonly string[];
  /** Of a row of the acceptance list: the rule whose tests prove it where none quotes the row itself. */
  readonly of?: string;
  readonly note?: string;
}

interface Catalogue {
  readonly slices: Readonly<Record<string, { readonly title: string; readonly landed: boolean }>>;
  readonly rules: readonly Rule[];
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const { slices, rules } = JSON.parse(read('docs/rules/catalogue.json')) as Catalogue;
const known = new Set(rules.map(({ id }) => id));
const familyOf = (id: string): string => id.match(/^[A-Z]+/)?.[0] ?? '';
const idsIn = ruleIdFinder([
  ...new Set(
    rules
      .map(({ id }) => id)
      .filter((id) => id.includes('-'))
      .map(familyOf),
  ),
]);

const files = globSync('{src-shared,src-main,src-renderer,tests}/**/*.{ts,tsx}', { cwd: root })
  .map((file) => file.split(sep).join('/'))
  .sort();
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
// suites that several test files run, each on a server of its own
const isSuite = (file: string): boolean => file.startsWith('tests/support/');
const quotes = files
  .filter((file) => isTest(file) || isSuite(file))
  .flatMap((file) => quotesIn(file, read(file), idsIn));
const testsOf = (id: string) => quotes.filter(({ ids }) => ids.includes(id));
const named = files
  .filter((file) => file.startsWith('src-') && !isTest(file))
  .map((file) => ({ file, ids: new Set(idsIn(read(file))) }));

const faults: string[] = [];
for (const { file, title, ids } of quotes)
  for (const id of ids) if (!known.has(id)) faults.push(`${file}: “${title}” quotes ${id}, which is no rule`);
if (known.size < rules.length) faults.push('docs/rules/catalogue.json has a rule twice');
for (const { id, of, slices: parts } of rules) {
  if (of !== undefined && !known.has(of)) faults.push(`${id} is of ${of}, which is no rule`);
  for (const slice of parts) if (slices[slice] === undefined) faults.push(`${id} names ${slice}, which is no slice`);
}

/** How far a rule is built and proven. */
function stateOf({ id, slices: parts }: Rule, tested: boolean): string {
  const open = parts.filter((slice) => slices[slice]?.landed !== true);
  if (parts.length === 0) return 'not wanted';
  if (open.length === parts.length) return `open: ${open.join(', ')}`;
  if (!tested) {
    faults.push(`${id} is claimed and no test quotes it`);
    return '**no test**';
  }
  return open.length === 0 ? 'held' : `held, open: ${open.join(', ')}`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
const link = (file: string): string => `[${basename(file).replace(/\.test\.tsx?$/, '')}](../${file})`;

function rowOf(rule: Rule): string {
  const { id, summary, of, note } = rule;
  const own = testsOf(id);
  const through = own.length === 0 && of !== undefined && testsOf(of).length > 0;
  const tests = through ? [`those of ${of}`] : own.map(({ file, title }) => `${link(file)}: ${cell(title)}`);
  const places = named.filter(({ ids }) => ids.has(id)).map(({ file }) => link(file));
  const what = cell(summary) + (note === undefined ? '' : ` (${cell(note)})`);
  return `| ${id} | ${what} | ${places.join(', ')} | ${tests.join('<br>')} | ${stateOf(rule, tests.length > 0)} |`;
}

const heads: Readonly<Record<string, string>> = { R: 'R, the acceptance list', M: 'M, the sync matrix' };
const sections = [...new Set(rules.map(({ id }) => familyOf(id)))].map((family) => {
  const rows = rules.filter(({ id }) => familyOf(id) === family).map(rowOf);
  return `## ${heads[family] ?? family}\n\n| rule | | in the code | tests | state |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
});
const text = `# Rules

Every rule of the product, where the code names it, and the tests that quote it in their title or in an expectation. Made by \`npm run rules\`
from [rules/catalogue.json](rules/catalogue.json) and the tests; \`npm run check\` fails where it is stale, or where a rule of a landed slice
has no test.

| slice | | |
|---|---|---|
${Object.entries(slices)
  .map(([name, { title, landed }]) => `| ${name} | ${title} | ${landed ? 'landed' : 'open'} |`)
  .join('\n')}

${sections.join('\n')}`;

const page = join(root, 'docs', 'rules.md');
if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (!existsSync(page) || readFileSync(page, 'utf8') !== text) faults.push('docs/rules.md is stale: npm run rules');

for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
