import { parseSync } from 'vite';

/** A test, or a group of them, that names rules: in its own title, or in the message of one of its expectations. */
export interface Quote {
  readonly file: string;
  readonly title: string;
  readonly ids: string[];
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Finds the rule ids in a text: ARC-1…4 is four of them. `families` are the heads before the dash, as in ARC. */
export function ruleIdFinder(families: readonly string[]): (text: string) => string[] {
  const pattern = new RegExp(`\\b(?:(${families.join('|')})-(\\d+)(?:…(\\d+))?|(R\\d{3}|M\\d{1,2}))(?![\\w-])`, 'g');
  return (text) =>
    [...text.matchAll(pattern)].flatMap(([, family, first, last = first, single]) => {
      if (single !== undefined) return [single];
      const start = Number(first);
      return Array.from({ length: Number(last) - start + 1 }, (_, offset) => `${family}-${start + offset}`);
    });
}

/** A string or template as it is written, null for anything else. */
function titleOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return null;
  return (node.quasis as { value: { cooked: string } }[]).map((quasi) => quasi.value.cooked).join('…');
}

/** What is called: `it.each(rows)('…')` is it, each. */
function calleeNames(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.type === 'Identifier') return [String(node.name)];
  if (node.type === 'MemberExpression') return [...calleeNames(node.object), ...calleeNames(node.property)];
  return node.type === 'CallExpression' ? calleeNames(node.callee) : [];
}

/** Neither a test that does not run, nor a part of one. */
const noTest = ['skip', 'todo', 'fixme', 'step'];

/** The tests of a file that quote a rule. A group stands for the tests in it where its title quotes one. */
export function quotesIn(file: string, code: string, idsIn: (text: string) => string[]): Quote[] {
  const quotes: Quote[] = [];

  /** Counts the tests below a node. */
  function visit(node: unknown, test?: Quote): number {
    if (Array.isArray(node)) return node.reduce((count: number, child) => count + visit(child, test), 0);
    if (typeof node !== 'object' || node === null) return 0;
    if (!isNode(node) || node.type !== 'CallExpression') return visit(Object.values(node), test);

    const names = calleeNames(node.callee);
    const parts = node.arguments as unknown[];
    const title = titleOf(parts[0]);
    if (names[0] === 'expect') test?.ids.push(...idsIn(titleOf(parts[1]) ?? ''));
    if (title === null || parts.length < 2 || !['describe', 'it', 'test'].includes(names[0] ?? ''))
      return visit(Object.values(node), test);
    if (names.some((name) => noTest.includes(name))) return 0;

    if (names.includes('describe')) {
      const count = visit(parts, test);
      if (count > 0)
        quotes.push({ file, title: `${title} (${count} ${count === 1 ? 'test' : 'tests'})`, ids: idsIn(title) });
      return count;
    }
    const quote = { file, title, ids: idsIn(title) };
    quotes.push(quote);
    visit(parts.slice(1), quote);
    return 1;
  }

  visit(parseSync(file, code).program);
  return quotes.filter(({ ids }) => ids.length > 0);
}
