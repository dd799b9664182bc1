import { describe, expect, it } from 'vitest';
import {
  type BeforeSending,
  checkBeforeSending,
  isSendable,
  mentionedAttachment,
  remoteHosts,
} from './sending-checks.ts';

const carol = { name: 'Carol', address: 'carol@customer.example' };
const ready: BeforeSending = {
  to: [carol],
  cc: [],
  bcc: [],
  subject: 'Offer',
  ownText: 'Hello Carol.',
  html: '<p>Hello Carol.</p>',
  attachments: 0,
  replyAll: false,
  tooLarge: '',
  neverLogged: [],
};
const kinds = (mail: Partial<BeforeSending>) => checkBeforeSending({ ...ready, ...mail }).map((check) => check.kind);

describe('what is said before a mail goes out', () => {
  it('nothing, where there is nothing to say', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ ownText: '', html: '' })).toEqual([]);
  });

  it.each([
    ['no recipient', { to: [] }, 'no-recipient'],
    ['a broken address', { bcc: [{ name: 'Bob', address: 'bob@' }] }, 'address-invalid'],
    ['too large', { tooLarge: 'This mail would be 27 MB.' }, 'too-large'],
    ['a promised file', { ownText: 'Please find attached the offer.' }, 'attachment-forgotten'],
    ['an empty subject', { subject: '  ' }, 'subject-empty'],
    ['reply-all to many', { replyAll: true, cc: Array.from({ length: 10 }, () => carol) }, 'reply-all'],
    ['an unfilled field', { html: '<p>Hello {{contact.first_name}}</p>' }, 'field-unfilled'],
    ['an unfilled field in the subject', { subject: 'Offer for {{deal.title}}' }, 'field-unfilled'],
    ['NLG-4: a recipient that is never logged', { neverLogged: ['carol@customer.example'] }, 'never-logged'],
    ['S5: a picture from elsewhere', { html: '<img src="https://shop.example/x.png">' }, 'remote-content'],
  ])('C4: %s', (_, mail, kind) => {
    expect(kinds(mail)).toEqual([kind]);
  });

  it('C4: many recipients are many only where all were answered', () => {
    expect(kinds({ cc: Array.from({ length: 10 }, () => carol) })).toEqual([]);
  });

  it('C4: a promised file that is there is none that was forgotten', () => {
    expect(kinds({ ownText: 'See the attachment.', attachments: 1 })).toEqual([]);
  });

  it('only what cannot go out blocks', () => {
    const all = checkBeforeSending({
      ...ready,
      to: [{ name: '', address: 'x' }],
      subject: '',
      ownText: 'attached',
      tooLarge: 'Too large.',
    });
    expect(all.map((check) => [check.kind, check.blocks])).toEqual([
      ['address-invalid', true],
      ['too-large', true],
      ['attachment-forgotten', false],
      ['subject-empty', false],
    ]);
  });
});

describe('a promised file', () => {
  it.each([
    ['Please find the attached offer.', 'attached'],
    ['I am attaching the contract', 'attaching'],
    ['Enclosed you will find…', 'Enclosed'],
    ['Vous trouverez le devis ci-joint.', 'ci-joint'],
    ['La pièce jointe contient le plan', 'pièce jointe'],
    ['Veuillez trouver en annexe', 'en annexe'],
    ['Jag bifogar offerten.', 'bifogar'],
    ['Se bilagan för detaljer', 'bilagan'],
    ['W załączeniu przesyłam ofertę', 'W załączeniu'],
    ['Załączam umowę', 'Załączam'],
    ['Im Anhang finden Sie das Angebot.', 'Im Anhang'],
    ['Anbei die Rechnung', 'Anbei'],
    ['Der Vertrag ist beigefügt.', 'beigefügt'],
  ])('C4: %j', (text, word) => {
    expect(mentionedAttachment(text)).toBe(word);
  });

  it.each([
    'On Monday Carol wrote:\n> please see the attachment',
    'Hello\n-- \nOla Nowak\nAll attachments are checked for viruses.',
    'See below.\n-----Original Message-----\nattached you find',
    'The reattachment surgery went well.',
    'Das Anhängerschloss ist da.',
    'Une annexe du bâtiment',
    '',
  ])('B3: not in a quote, a signature or another word: %j', (text) => {
    expect(mentionedAttachment(text)).toBeNull();
  });
});

describe('an address to send to', () => {
  it.each(['carol@customer.example', 'c.o+news@x.example', 'jörg@bücher.example', 'ola@host', "o'neil@x.example"])(
    '%j is one',
    (address) => {
      expect(isSendable(address)).toBe(true);
    },
  );
  it.each([
    '',
    'carol',
    'carol@',
    '@customer.example',
    'carol@@customer.example',
    'carol@customer..example',
    '.carol@customer.example',
    'carol@-customer.example',
    'carol@customer.example\r\nBcc: x@y.example',
    'carol@customer.example\0',
    'carol <carol@customer.example>',
    'a@b.example,c@d.example',
    `${'x'.repeat(65)}@customer.example`,
  ])('S5: %j is none', (address) => {
    expect(isSendable(address)).toBe(false);
  });
});

describe('what HTML would load', () => {
  it.each([
    ['<img src="https://a.example/x.png">', ['a.example']],
    ["<td background='//B.example/x'>", ['b.example']],
    ['<p style="background:url(http://c.example:8080/x)">', ['c.example']],
    ['<img srcset=https://user@d.example/x>', ['d.example']],
    ['<a href="https://e.example/">link</a><img src="cid:1@x">', []],
  ])('S5: %j', (html, hosts) => {
    expect(remoteHosts(html)).toEqual(hosts);
  });
});
