import { service } from '../people.ts';
import type { SingleMail } from '../story.ts';

/** What the provider sorted out. Nothing here works, all of it is typical. */
export const junk: readonly SingleMail[] = [
  {
    id: 'junk-voicemail',
    from: service('Voice Message Center', 'no-reply@vm-center.example'),
    at: '-1 03:12',
    subject: 'You have (1) new voice message from +46 ***',
    text: 'Duration: 00:43. Listen to your message: https://vm-center.example/listen',
    html: '<p>You have <b>(1)</b> new voice message.</p><form action="https://vm-center.example/login"><input name="password" placeholder="Mailbox password"><button>Listen</button></form>',
    folder: 'Junk',
    unread: true,
  },
  {
    id: 'junk-invoice',
    from: service('Accounts', 'billing@invoices-due.example'),
    at: '-2 02:40',
    subject: 'URGENT: overdue invoice, legal steps',
    text: 'Dear customer, your invoice is overdue. Open the attached document at once to avoid legal steps.',
    files: [{ name: 'invoice.pdf.js', type: 'application/javascript', content: Buffer.from('// nothing here\n') }],
    folder: 'Junk',
    unread: true,
  },
  {
    id: 'junk-leads',
    from: service('Kevin | LeadRocket', 'kevin@leadrocket.example'),
    at: '-3 14:22',
    subject: 'quick question Ola',
    text: 'Hey Ola,\n\nI help founders in the "temperature" space book 37 meetings a week. Worth a chat? If not, just reply "no" and I will only write four more times.\n\nKevin',
    folder: 'Junk',
    unread: true,
  },
  {
    id: 'junk-parcel',
    from: service('Post Service', 'service@post-pakke.example'),
    at: '-6 06:31',
    subject: 'Ditt paket väntar – betala 19 kr',
    text: 'Ditt paket kunde inte levereras. Betala tullavgiften: https://post-pakke.example/19kr',
    folder: 'Junk',
  },
  {
    id: 'junk-prince',
    from: service('Barrister Collins', 'collins.chambers@lawyer.example'),
    at: '-18 22:05',
    subject: 'Estate of the late Mr Nowak',
    text: 'Dear Nowak, I am the attorney of the late Mr Nowak, who bears your name and left no heirs. The sum of USD 14.2m rests in a security company. I await your urgent reply.',
    folder: 'Junk',
  },
  {
    id: 'trash-printer',
    from: service('Printer 2nd floor', 'printer2@dealbox.example'),
    at: '-4 08:11',
    subject: 'Tray 2 is empty',
    text: 'Please add paper (A4) to tray 2.',
    folder: 'Trash',
    unread: false,
  },
  {
    id: 'trash-survey',
    from: service('Hotel Kristall', 'feedback@hotelkristall.example'),
    at: '-9 10:00',
    subject: 'How was your pillow?',
    text: 'Dear guest, you stayed with us last month. On a scale of 0 to 10, how likely are you to recommend your pillow to a friend?',
    folder: 'Trash',
    unread: false,
  },
];
