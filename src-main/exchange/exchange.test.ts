import { describe, expect, it } from 'vitest';
import type { FileContact, FileEncoding } from '#shared/model/exchange.ts';
import { decodeFile, guessEncoding } from './decode-file.ts';
import { guessMapping } from './guess-mapping.ts';
import { contactsOf, readContacts } from './read-contacts.ts';
import { readCsv } from './read-csv.ts';
import { readVcards } from './read-vcards.ts';
import { type LeavingContact, writeCsv, writeVcards } from './write-contacts.ts';

/** Text in an encoding of one byte a letter. */
function bytesIn(encoding: FileEncoding, text: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from([...text], (letter) => table.get(letter) ?? 63);
}

const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

const polish =
  'Imię;Nazwisko;E-mail;Firma\r\nŁukasz;Żółć;lukasz@firma.example;Spółka Ąę\r\nŚwiętosława;Kowalska-Źdźbło;s@x.example;Gęśla Sp. z o.o.\r\n';
const french = 'Prénom;Nom;E-mail\r\nRenée;Lefèvre;r@x.example\r\nZoë;Garçon;z@x.example\r\n';
const swedish = 'Namn;Företag\r\nÅsa Ström;Björklund AB\r\nGöran Sjöö;Älvsjö\r\n';
const czech = 'Jméno;Příjmení\r\nJiří;Dvořák\r\nŽofie;Nováková\r\n';

describe('the encoding of a file', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${polish}`), 'utf-8', polish],
    ['UTF-8 without', Buffer.from(polish), 'utf-8', polish],
    ['ASCII', Buffer.from('Name\r\nAnna\r\n'), 'utf-8', 'Name\r\nAnna\r\n'],
    ['UTF-16 with its mark', utf16(`\ufeff${polish}`), 'utf-16le', polish],
    ['UTF-16, the other way round', utf16(`\ufeff${polish}`, true), 'utf-16be', polish],
    ['UTF-16 without its mark', utf16(polish), 'utf-16le', polish],
    ['UTF-16 without its mark, the other way round', utf16(polish, true), 'utf-16be', polish],
    ['Windows-1250, Polish', bytesIn('windows-1250', polish), 'windows-1250', polish],
    ['Windows-1250, Czech', bytesIn('windows-1250', czech), 'windows-1250', czech],
    ['Windows-1252, French', bytesIn('windows-1252', french), 'windows-1252', french],
    ['Windows-1252, Swedish', bytesIn('windows-1252', swedish), 'windows-1252', swedish],
  ])('CRM-1: %s', (_, bytes, encoding, text) => {
    expect(guessEncoding(bytes)).toBe(encoding);
    expect(decodeFile(bytes).text).toBe(text);
  });

  it('is what a person says it is', () => {
    expect(decodeFile(bytesIn('windows-1251', 'Имя\r\nАнна'), 'windows-1251').text).toBe('Имя\r\nАнна');
  });
});

describe('CSV', () => {
  it.each([
    ['commas', 'Name,E-mail\r\nCarol,c@x.example\r\n', ','],
    ['semicolons, with a mark', '\ufeffName;E-mail\nCarol;c@x.example', ';'],
    ['tabs', 'Name\tE-mail\nCarol\tc@x.example\n', '\t'],
    ['semicolons, and commas in numbers', 'Name;Value;E-mail\nCarol;1,5;c@x.example\n', ';'],
  ])('is divided by %s', (_, text, delimiter) => {
    const table = readCsv(text);
    expect(table.delimiter).toBe(delimiter);
    expect(table.rows[0]?.[0]).toBe('Carol');
    expect(table.rows[0]?.at(-1)).toBe('c@x.example');
    expect(table.errors).toEqual([]);
  });

  it('knows quotation marks: doubled, with line ends and delimiters inside, and where they do not belong', () => {
    const table = readCsv('Name,Note\n"Carol ""C"" N, jr","two\nlines"\nA "quoted" b,x\n');
    expect(table.rows).toEqual([
      ['Carol "C" N, jr', 'two\nlines'],
      ['A "quoted" b', 'x'],
    ]);
  });

  it('tells each row that does not fit by its number', () => {
    const table = readCsv('Name,E-mail\nCarol,c@x.example,too,much\nDave\nEve,e@x.example,,\n');
    expect(table.errors).toEqual([{ row: 1, message: 'It has 4 cells, and the first line names 2.' }]);
    expect(table.rows).toEqual([[], ['Dave', ''], ['Eve', 'e@x.example']]);
    const open = readCsv('Name,E-mail\nCarol,c@x.example\n"Dave,d@x.example\nEve,e@x.example\n');
    expect(open.errors).toEqual([{ row: 2, message: 'A quotation mark is opened here or below and never closed.' }]);
  });

  it('names empty and repeated columns', () => {
    expect(readCsv('Name,,Name\na,b,c').columns).toEqual(['Name', 'Column 2', 'Name 3']);
  });
});

describe('the mapping', () => {
  it.each([
    [
      'Google',
      [
        'First Name',
        'Last Name',
        'Organization Name',
        'Organization Title',
        'E-mail 1 - Label',
        'E-mail 1 - Value',
        'Phone 1 - Value',
        'Notes',
      ],
    ],
    [
      'Outlook',
      ['First Name', 'Last Name', 'Company', 'Job Title', 'Nothing', 'E-mail Address', 'Mobile Phone', 'Notes'],
    ],
    ['Polish', ['Imię', 'Nazwisko', 'Firma', 'Stanowisko', 'Nic', 'Adres e-mail', 'Telefon', 'Uwagi']],
    ['Swedish', ['Förnamn', 'Efternamn', 'Företag', 'Befattning', 'Inget', 'E-postadress', 'Mobil', 'Anteckningar']],
    ['French', ['Prénom', 'Nom', 'Société', 'Fonction', 'Rien', 'Courriel', 'Téléphone', 'Remarques']],
  ])('guesses what %s calls them', (_, columns) => {
    expect(guessMapping(columns)).toEqual([
      'firstName',
      'lastName',
      'organization',
      'title',
      null,
      'email',
      'phone',
      'note',
    ]);
  });

  it('what a person says counts; a column that is not there, or no name at all, is refused', () => {
    const file = readContacts(Buffer.from('A,B,C\nCarol Nowak,c@x.example,+48 1\n'));
    expect(contactsOf(file, { A: 'name', B: 'email', C: 'phone' }).contacts).toMatchObject([
      { row: 1, name: 'Carol Nowak', emails: ['c@x.example'], phones: ['+48 1'] },
    ]);
    expect(() => contactsOf(file, { X: 'name' })).toThrow('no column “X”');
    expect(() => contactsOf(file, { C: 'phone' })).toThrow('which column is the name');
    expect(() => contactsOf(file)).toThrow('which column is the name');
  });

  it('several addresses and phones of one cell, or of several columns', () => {
    const file = readContacts(
      Buffer.from('Name;E-mail;E-mail 2;Phone\nCarol;a@x.example, b@x.example;c@x.example ::: d@x.example;1; 2'),
    );
    expect(contactsOf(file).errors).toEqual([{ row: 1, message: 'It has 5 cells, and the first line names 4.' }]);
    const good = readContacts(
      Buffer.from('Name,E-mail,E-mail 2,Phone\nCarol,"a@x.example, b@x.example",c@x.example ::: d@x.example,1; 2'),
    );
    expect(contactsOf(good).contacts[0]).toMatchObject({
      emails: ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'],
      phones: ['1', '2'],
    });
  });

  it.each([
    ['', 'empty'],
    ['\0\u0001PNG\0\0', 'neither'],
  ])('refuses %j', (text, why) => {
    expect(() => readContacts(Buffer.from(text))).toThrow(why);
  });
});

const crlf = (text: string) => text.replaceAll('\n', '\r\n');
const card = (lines: string) => crlf(`BEGIN:VCARD\n${lines}\nEND:VCARD\n`);

describe('vCard', () => {
  it('2.1: quoted-printable in any charset, folded by "=", types without a name, a picture', () => {
    const text = card(`VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=
=C3=BCrgen;;;
FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=FCrgen M=FCller, jr
TEL;CELL;VOICE:+49 1
EMAIL;PREF;INTERNET:j@m.example
ORG:ACME\\; Sons;Sales
ADR;WORK;ENCODING=QUOTED-PRINTABLE:;;Stra=DFe 1;Ulm;;89073;Germany
PHOTO;ENCODING=BASE64;TYPE=JPEG:AAAA
  AAAA
NOTE;QUOTED-PRINTABLE:one=0D=0Atwo`);
    expect(readVcards(text)).toMatchObject({
      errors: [],
      contacts: [
        {
          name: 'Jürgen Müller, jr',
          firstName: 'Jürgen',
          lastName: 'Müller',
          phones: ['+49 1'],
          emails: ['j@m.example'],
          organization: 'ACME; Sons',
          notes: ['one\ntwo'],
          others: { city: 'Ulm', postalCode: '89073' },
        },
      ],
    });
  });

  it('3.0: folded lines, groups, escapes, preferred first', () => {
    const text = card(`VERSION:3.0
N:Nowak;Carol;;;
FN:Carol
  Nowak
item1.EMAIL;type=HOME:c2@x.example
EMAIL;TYPE=INTERNET,WORK,pref:carol@customer.example
ORG:Customer\\, Inc.;Sales
NOTE:line one\\nline two
X-JUNK;X-A=1:whatever
PHOTO;ENCODING=b;TYPE=JPEG:AAAA`);
    expect(readVcards(text).contacts).toMatchObject([
      {
        name: 'Carol Nowak',
        emails: ['carol@customer.example', 'c2@x.example'],
        organization: 'Customer, Inc.',
        notes: ['line one\nline two'],
      },
    ]);
  });

  it('4.0: URIs, PREF, and letters of any script', () => {
    const text = card(`VERSION:4.0
FN:محمد الفارسي
TEL;VALUE=uri;TYPE="voice,home":tel:+1-555-5555
EMAIL;PREF=2:b@x.example
EMAIL;PREF=1:a@x.example
URL:https://x.example/a\\,b`);
    expect(readVcards(text).contacts).toMatchObject([
      { name: 'محمد الفارسي', phones: ['+1-555-5555'], emails: ['a@x.example', 'b@x.example'] },
    ]);
  });

  it('several cards of several versions: a broken one is told by its number, the others are read', () => {
    const good = card('VERSION:3.0\nFN:Good');
    const open = crlf('BEGIN:VCARD\nVERSION:3.0\nFN:Open\n');
    const nobody = card('VERSION:3.0\nNOTE:x');
    const found = readVcards(good + open + good.replace('Good', 'Second') + nobody);
    expect(found.contacts.map((contact) => [contact.row, contact.name])).toEqual([
      [1, 'Good'],
      [3, 'Second'],
    ]);
    expect(found.errors.map((error) => error.row)).toEqual([2, 4]);
  });
});

describe('export', () => {
  const leaving = (more: Partial<LeavingContact>): LeavingContact => ({
    uid: 'u1',
    name: 'Carol Nowak',
    organization: '',
    addresses: [],
    fields: {},
    updatedAt: 0,
    ...more,
  });

  it.each(['=1+1', '+48 123', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://evil.example";"x")'])(
    'no spreadsheet takes %j for a formula, and the import takes the apostrophe off again',
    (name) => {
      const text = writeCsv([leaving({ name, fields: { phones: ['+48 1'] } })]);
      expect(text).not.toMatch(/(^|[;,"\n])[=+@\t-]/);
      expect(contactsOf(readContacts(Buffer.from(text))).contacts[0]?.name).toBe(name.trim());
      expect(contactsOf(readContacts(Buffer.from(text))).contacts[0]?.phones).toEqual(['+48 1']);
    },
  );

  const full = leaving({
    name: 'Müller, Jürgen; "X" \\ 漢字',
    organization: 'ACME; Inc, "x"',
    addresses: ['a@x.example', 'b@x.example'],
    fields: {
      firstName: 'Jürgen',
      lastName: 'Müller',
      phones: ['+48 1', '2'],
      title: 'CEO',
      website: 'https://x.example/?a=1;b',
      street: 'Str. 1, 2nd; floor',
      city: 'Łódź',
      postalCode: '90-001',
      country: 'Poland',
      birthday: '1980-02-03',
      description: `two\nlines, ${'ż'.repeat(100)}`,
    },
  });
  const back = (found: FileContact | undefined) => ({
    name: found?.name,
    organization: found?.organization,
    emails: found?.emails,
    phones: found?.phones,
    title: found?.others.title,
    city: found?.others.city,
    birthday: found?.others.birthday,
  });
  const expected = {
    name: full.name,
    organization: full.organization,
    emails: full.addresses,
    phones: full.fields.phones,
    title: 'CEO',
    city: 'Łódź',
    birthday: '1980-02-03',
  };

  it('what is written as CSV is read as it was', () => {
    expect(back(contactsOf(readContacts(Buffer.from(writeCsv([full])))).contacts[0])).toEqual(expected);
  });

  it('what is written as vCard is read as it was', () => {
    const text = writeVcards([full, leaving({ name: 'Only a name' })]);
    const { contacts, errors } = readVcards(text);
    expect(errors).toEqual([]);
    expect(back(contacts[0])).toEqual(expected);
    expect(contacts[0]?.notes).toEqual([full.fields.description]);
    expect(contacts[1]?.name).toBe('Only a name');
  });
});
