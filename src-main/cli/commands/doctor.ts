import { readArguments } from '../command-line.ts';
import { askReader, type Console, type Output } from '../console.ts';
import { findByEmail } from './account.ts';

/** SYN-9: checks and findings in plain words; nothing in them names an address, a subject or a secret. */
export async function doctorCommand(console: Console, args: readonly string[]): Promise<Output> {
  const { values } = readArguments(
    args,
    'doctor [--account EMAIL] [--copy]',
    { account: { type: 'string' }, copy: { type: 'boolean' } },
    0,
    0,
  );
  return console.withReader((reader) => {
    const account =
      values.account === undefined ? undefined : findByEmail(askReader(reader, 'accounts', {}), values.account).id;
    const report = askReader(reader, 'diagnostics', account === undefined ? {} : { account });
    const damage = reader.checkDatabase();
    const store =
      damage.length === 0
        ? { level: 'ok' as const, text: 'The mail store is sound.' }
        : {
            level: 'error' as const,
            text: `The mail store is damaged in ${damage.length} places. Restore the data folder from a backup.`,
          };
    const findings = [store, ...report.findings];
    const lines = findings.map((finding) => `[${finding.level}] ${finding.text}`).join('\n');
    // --copy gives the whole report, to be put into a message to support
    return {
      json: { findings, ...(values.copy === true ? { report: report.text } : {}) },
      text: values.copy === true ? `${lines}\n\n${report.text}` : lines,
    };
  });
}
