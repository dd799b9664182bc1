import { DealboxError, toErrorData } from '#shared/model/error.ts';
import { accountCommand } from './commands/account.ts';
import { cleanUpCommand } from './commands/clean-up.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { itemCommand } from './commands/item.ts';
import { linkCommand, unlinkCommand } from './commands/link.ts';
import { listCommand } from './commands/list.ts';
import { neverLogCommand } from './commands/never-log.ts';
import { operationsCommand } from './commands/operations.ts';
import { searchCommand } from './commands/search.ts';
import { sendCommand } from './commands/send.ts';
import { showCommand } from './commands/show.ts';
import { syncCommand } from './commands/sync.ts';
import { archiveCommand, deleteCommand, markCommand, unarchiveCommand } from './commands/triage.ts';
import { Console, type Output } from './console.ts';

type Command = (console: Console, args: readonly string[]) => Promise<Output>;

/** GEN-4: the engine's work without a window. */
const commands: Readonly<Record<string, { run: Command; help: string }>> = {
  account: { run: accountCommand, help: 'add, list, remove, set accounts; sign in again' },
  sync: { run: syncCommand, help: 'one full pass, or stay with --watch' },
  list: { run: listCommand, help: 'conversations of inbox, archive or sent; drafts; the outbox' },
  show: { run: showCommand, help: 'a conversation with its messages' },
  archive: { run: archiveCommand, help: 'move conversations to Archive' },
  unarchive: { run: unarchiveCommand, help: 'move conversations back to Inbox' },
  delete: { run: deleteCommand, help: 'delete conversations or messages for good' },
  mark: { run: markCommand, help: 'read, unread, starred, unstarred' },
  operations: { run: operationsCommand, help: 'changes that wait for the provider' },
  send: { run: sendCommand, help: 'write a mail and send it through the outbox' },
  search: { run: searchCommand, help: 'words, "phrases", from: to: subject: in: is: has: before: after:' },
  item: { run: itemCommand, help: 'add, list, show, set, remove contacts, organizations, deals, leads, projects' },
  import: { run: importCommand, help: 'contacts from CSV or vCard' },
  export: { run: exportCommand, help: 'all mail as mbox or eml, contacts as csv or vcf' },
  link: { run: linkCommand, help: 'link a conversation to an item' },
  unlink: { run: unlinkCommand, help: 'take a conversation off an item' },
  'never-log': { run: neverLogCommand, help: 'addresses and domains whose mail is not logged' },
  'clean-up': { run: cleanUpCommand, help: 'delete mail in Inbox that is from no contact' },
  doctor: { run: doctorCommand, help: 'check the store and the accounts' },
};

const help = `Usage: dealbox COMMAND [--data DIR] [--json] [--quiet]

${Object.entries(commands)
  .map(([name, command]) => `  ${name.padEnd(12)} ${command.help}`)
  .join('\n')}

Exit code: 0 done · 1 failed · 2 wrong usage · 3 the data folder is in use · 4 sync finished with accounts in error`;

const exitCodes: Partial<Record<string, number>> = { 'wrong-usage': 2, 'data-folder-in-use': 3 };

async function main(argv: readonly string[]): Promise<number> {
  const json = argv.includes('--json');
  try {
    const [name, args] = splitCommand(argv);
    if (name === '' || argv.includes('--help') || argv.includes('-h')) {
      process.stdout.write(`${help}\n`);
      return name === '' && !argv.includes('--help') && !argv.includes('-h') ? 2 : 0;
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) throw new DealboxError('wrong-usage', `There is no command "${name}".\n\n${help}`);
    const output = await command.run(
      new Console({ json, quiet: argv.includes('--quiet'), data: optionValue(argv, '--data') }),
      args,
    );
    await print(json ? JSON.stringify(output.json) : output.text);
    return output.exitCode ?? 0;
  } catch (error) {
    const { code, message, retryable, detail } = toErrorData(error);
    if (json) await print(JSON.stringify({ error: { code, message, retryable } }));
    else process.stderr.write(`${message}\n`);
    if (code === 'internal' && detail !== undefined) process.stderr.write(`${detail}\n`);
    return exitCodes[code] ?? 1;
  }
}

/** The first plain word is the command; common options may stand before it, and are put behind its own words. */
function splitCommand(argv: readonly string[]): [string, string[]] {
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (word === '--data') index += 1;
    else if (!word.startsWith('-')) return [word, [...argv.slice(index + 1), ...argv.slice(0, index)]];
  }
  return ['', []];
}

function optionValue(argv: readonly string[], option: string): string | undefined {
  const inline = argv.find((word) => word.startsWith(`${option}=`));
  if (inline !== undefined) return inline.slice(option.length + 1);
  const index = argv.indexOf(option);
  return index === -1 ? undefined : argv[index + 1];
}

/** Waits until a pipe has taken it all: a long list must not be cut off by the exit. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (text === '' || text === 'null') resolve();
    else process.stdout.write(`${text}\n`, () => resolve());
  });
}

process.stdout.on('error', () => process.exit(1));
void main(process.argv.slice(2)).then((code) => process.exit(code));
