import type { ListResponse } from 'imapflow';
import { describe, expect, it } from 'vitest';
import { flagBits } from '#shared/model/mail.ts';
import { toBits, toNames } from './flags.ts';
import { toRemoteFolders } from './folder-roles.ts';

const folder = (path: string, specialUse = '', flags: string[] = [], source = 'extension'): ListResponse => ({
  path,
  pathAsListed: path,
  name: path,
  delimiter: '/',
  parent: [],
  parentPath: '',
  flags: new Set(flags),
  specialUse,
  ...(specialUse === '' ? {} : { specialUseSource: source as 'extension' | 'name' }),
  listed: true,
  subscribed: true,
});

const rolesOf = (...list: ListResponse[]) =>
  Object.fromEntries(toRemoteFolders(list).map(({ path, role }) => [path, role]));

describe('toRemoteFolders', () => {
  it('knows the inbox by its name, in any case', () => {
    expect(rolesOf(folder('Inbox'), folder('INBOX/Sub'))).toEqual({ Inbox: 'inbox', 'INBOX/Sub': 'other' });
  });

  it('takes special uses in any case (Cyrus writes them small)', () => {
    expect(rolesOf(folder('A', '\\archive'), folder('P', '\\Trash'), folder('All', '\\All'))).toEqual({
      A: 'archive',
      P: 'trash',
      All: 'all',
    });
  });

  it('DEL-10: one folder per role, and what the server says beats a name, in whatever order they come', () => {
    const byName = folder('Trash', '\\Trash', [], 'name');
    const bySay = folder('Papierkorb', '\\Trash');
    expect(rolesOf(byName, bySay)).toEqual({ Trash: 'other', Papierkorb: 'trash' });
    expect(rolesOf(bySay, byName)).toEqual({ Trash: 'other', Papierkorb: 'trash' });
    expect(rolesOf(folder('T1', '\\Trash'), folder('T2', '\\Trash'))).toEqual({ T1: 'trash', T2: 'other' });
  });

  it('gives no role to what cannot be opened', () => {
    const list = [folder('Trash', '\\Trash', ['\\Noselect']), folder('Bin', '\\Trash', [], 'name')];
    expect(toRemoteFolders(list).map(({ role, selectable }) => [role, selectable])).toEqual([
      ['other', false],
      ['trash', true],
    ]);
    expect(toRemoteFolders([folder('X', '', ['\\NonExistent'])])[0]?.selectable).toBe(false);
  });

  it('takes special uses it does not know for none', () => {
    expect(rolesOf(folder('Flagged', '\\Flagged'), folder('I', '\\Important'))).toEqual({
      Flagged: 'other',
      I: 'other',
    });
  });
});

describe('flags', () => {
  it('reads the four flags we follow, in any case, and no other', () => {
    expect(toBits(['\\SEEN', '\\flagged'])).toBe(flagBits.seen | flagBits.starred);
    expect(toBits(['\\Recent', '$Forwarded', 'Seen', '\\Draft'])).toBe(0);
    expect(toBits(undefined)).toBe(0);
  });

  it('writes what it reads', () => {
    for (let bits = 0; bits < 16; bits += 1) expect(toBits(toNames(bits))).toBe(bits);
  });
});
