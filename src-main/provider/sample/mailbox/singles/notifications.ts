import { icalendar } from '../files/calendar.ts';
import { spreadsheet } from '../files/office.ts';
import { pdf } from '../files/pdf.ts';
import { zip } from '../files/zip.ts';
import { notification } from '../layouts/notification.ts';
import { henrik, ola, salesTeam, service } from '../people.ts';
import type { SingleMail } from '../story.ts';

const pipelane = { name: 'Pipelane CRM', site: 'pipelane.example', colour: '#5b3fd1' };
const crm = service('Pipelane CRM', 'notifications@pipelane.example');
const signera = { name: 'Signera', site: 'signera.example', colour: '#0f7b6c' };
const signing = service('Signera', 'no-reply@signera.example');
const nordrail = { name: 'Nordrail', site: 'nordrail.example', colour: '#b3202c' };
const rail = service('Nordrail tickets', 'tickets@nordrail.example');
const parcelo = { name: 'Parcelo', site: 'parcelo.example', colour: '#d97706' };
const parcels = service('Parcelo', 'tracking@parcelo.example');
const meetly = { name: 'Meetly', site: 'meetly.example', colour: '#2563eb' };
const meetings = service('Meetly', 'recap@meetly.example');
const kvitto = { name: 'Kvitto', site: 'kvitto.example', colour: '#15803d' };
const expenses = service('Kvitto', 'hej@kvitto.example');
const helpdesk = { name: 'Kelvin support', site: 'support.dealbox.example', colour: '#334155' };
const tickets = service('Kelvin support', 'tickets@support.dealbox.example');
const it = { name: 'IT at Dealbox', site: 'it.dealbox.example', colour: '#334155' };
const itDesk = service('IT', 'it@dealbox.example');
const peopleboard = { name: 'Peopleboard', site: 'peopleboard.example', colour: '#0a5ec0' };
const network = service('Peopleboard', 'updates@peopleboard.example');
const calendar = service('Calendar', 'calendar@dealbox.example');
const mailer = service('Mail delivery system', 'mailer-daemon@dealbox.example');
const bank = { name: 'Öresund Leasing', site: 'oresundleasing.example', colour: '#1f2937' };
const leasing = service('Öresund Leasing', 'faktura@oresundleasing.example', 'sv');
const hotelService = { name: 'Hotel Donauufer', site: 'hotel-donauufer.example', colour: '#6b4f2a' };
const hotel = service('Hotel Donauufer, Ulm', 'reservierung@hotel-donauufer.example', 'de');

/** What machines write. */
export const notifications: readonly SingleMail[] = [
  notification(pipelane, {
    mail: { id: 'crm-nordwind', from: crm, at: '-1 13:25', subject: 'Deal moved to Contract: Nordwind renewal' },
    text: 'Your deal has moved to a new stage.',
    facts: [
      ['Deal', 'Nordwind renewal'],
      ['Stage', 'Proposal → Contract'],
      ['Value', '€87,200'],
      ['Expected close', '{date+6}'],
    ],
    button: 'Open deal',
  }),
  notification(pipelane, {
    mail: { id: 'crm-digest-0', from: crm, at: '-0 05:00', subject: 'Your day: 4 activities due, 2 overdue' },
    text: 'Good morning Ola, this is what is on your list today.',
    facts: [
      ['10:00', 'Call Stadtwerke Teich'],
      ['11:30', 'Quote Bloemenhal, 60 loggers'],
      ['14:00', 'Quote Krevní banka Brno'],
      ['16:00', 'Prepare Pinecrest pricing'],
      ['Overdue', 'Follow up Alpenmilch (Lea)'],
      ['Overdue', 'Send reference numbers, Vercors'],
    ],
    button: 'Open my day',
  }),
  notification(pipelane, {
    mail: { id: 'crm-digest-1', from: crm, at: '-1 05:00', subject: 'Your day: 6 activities due, 1 overdue' },
    text: 'Good morning Ola, this is what is on your list today.',
    facts: [
      ['09:00', 'Forecast for Henrik'],
      ['10:00', 'Stadtwerke Teich'],
      ['10:30', 'Answer Groenhof'],
      ['13:00', 'Agreement Vinhos do Cais'],
      ['15:00', 'Upload certificate, St Brigid’s'],
      ['16:30', 'Pack for Ghent'],
      ['Overdue', 'Send reference numbers, Vercors'],
    ],
    button: 'Open my day',
  }),
  notification(pipelane, {
    mail: { id: 'crm-digest-2', from: crm, at: '-2 05:00', subject: 'Your day: 5 activities due' },
    text: 'Good morning Ola, this is what is on your list today.',
    facts: [
      ['09:00', 'Answer Anna Berg'],
      ['10:00', 'Stand meeting with Oskar'],
      ['11:00', 'Bid Riga: upload'],
      ['14:00', 'Plan by Bildarchiv'],
      ['15:30', 'Weekly call with Lea'],
    ],
    button: 'Open my day',
  }),
  notification(pipelane, {
    mail: { id: 'crm-lost', from: crm, at: '-15 16:40', subject: 'Deal lost: Fähre Ost' },
    text: 'Henrik marked a deal as lost.',
    facts: [
      ['Deal', 'Fähre Ost, 30 cabins'],
      ['Reason', 'No decision'],
      ['Value', '€8,400'],
    ],
    button: 'See the history',
  }),
  notification(pipelane, {
    mail: { id: 'crm-mention', from: crm, at: '-3 15:05', subject: 'Lea mentioned you on Lindqvist Bakery' },
    text: '“@Ola they want delivery at the back door, before five. I put the key code into the notes of the organization, not here.”',
    button: 'Reply in Pipelane',
  }),
  notification(pipelane, {
    mail: { id: 'crm-won', from: crm, at: '-0 10:30', subject: 'Deal won: Morski Połów, 54 points' },
    text: 'Congratulations! A deal was won.',
    facts: [
      ['Deal', 'Morski Połów, 54 points'],
      ['Owner', 'Ola Nowak'],
      ['Value', '118,600 zł'],
    ],
    button: 'Ring the bell',
  }),
  notification(pipelane, {
    mail: { id: 'crm-import', from: crm, at: '-49 11:12', subject: 'Your import is finished: 61 of 64 contacts' },
    text: 'Three rows could not be imported. The file with the remarks is attached.',
    facts: [
      ['Imported', '61'],
      ['Skipped, already there', '1'],
      ['Without an address', '2'],
    ],
    button: 'Review',
  }),
  notification(signera, {
    mail: { id: 'sign-morski', from: signing, at: '-1 11:20', subject: 'Signed by 1 of 2: Umowa Morski Połów' },
    text: 'Katarzyna Wiśniewska has signed. One signature is missing.',
    facts: [
      ['Document', 'Umowa Morski Połów'],
      ['Waiting for', 'Zarząd'],
      ['Expires', '{date+13}'],
    ],
    button: 'Follow the document',
  }),
  notification(signera, {
    mail: {
      id: 'sign-done',
      from: signing,
      at: '-0 10:22',
      subject: 'Completed: Umowa Morski Połów',
      files: [
        pdf('Umowa Morski Polow signed.pdf', 'Umowa', ['Podpisano elektronicznie', 'Signera trust seal']),
        {
          name: 'evidence.zip',
          type: 'application/zip',
          content: zip([{ name: 'audit-trail.txt', content: Buffer.from('signed 1 of 2\nsigned 2 of 2\n') }]),
        },
      ],
    },
    text: 'All parties have signed. The document and the evidence of signing are attached.',
    button: 'Open the document',
  }),
  notification(signera, {
    mail: {
      id: 'sign-coldline',
      from: signing,
      at: '-33 11:32',
      subject: 'Completed: Reseller agreement Coldline',
      files: [pdf('Reseller agreement signed.pdf', 'Reseller agreement', ['Signed by both parties'])],
    },
    text: 'All parties have signed.',
    button: 'Open the document',
  }),
  notification(nordrail, {
    mail: {
      id: 'rail-ulm',
      from: rail,
      at: '-1 08:02',
      subject: 'Your ticket Malmö – Ulm',
      files: [
        pdf('Ticket NR-77310.pdf', 'Nordrail ticket', [
          'Malmö C – Ulm Hbf',
          'Coach 7, seat 42, quiet zone',
          'Change in Hamburg, 22 minutes',
        ]),
      ],
    },
    text: 'Thank you for travelling by night. Your ticket is attached; the conductor also finds it by your name.',
    facts: [
      ['Departure', 'Malmö C 22:03'],
      ['Arrival', 'Ulm Hbf 10:34'],
      ['Seat', 'Coach 7, 42'],
      ['Price', '1 245 kr'],
    ],
    button: 'Change or cancel',
  }),
  notification(nordrail, {
    mail: { id: 'rail-delay', from: rail, at: '-12 15:12', subject: 'Your train is 14 minutes late' },
    text: 'We are sorry. Your connection in Copenhagen will wait for you.',
    facts: [
      ['Train', 'NR 1071'],
      ['New departure', '17:26'],
    ],
  }),
  notification(hotelService, {
    mail: {
      id: 'hotel-ulm',
      from: hotel,
      at: '-1 08:20',
      subject: 'Reservierung bestätigt: 1 Nacht, Zimmer mit Blick auf das Münster',
    },
    text: 'Sehr geehrte Frau Nowak,\n\nwir freuen uns auf Ihren Besuch. Frühstück gibt es ab 6:30 Uhr, für Frühaufsteher auf Wunsch eher.',
    facts: [
      ['Zimmer', '214, Münsterblick'],
      ['Preis', '118 € mit Frühstück'],
      ['Stornierung', 'kostenfrei bis 18 Uhr am Vortag'],
    ],
    button: 'Reservierung ansehen',
  }),
  notification(parcelo, {
    mail: { id: 'parcel-delorme', from: parcels, at: '-0 07:15', subject: 'Delivered: your parcel to Maison Delorme' },
    text: 'Your parcel was handed over.',
    facts: [
      ['To', 'Maison Delorme, Grenoble'],
      ['Signed by', 'J. Delorme'],
      ['Weight', '0.8 kg'],
    ],
    button: 'Proof of delivery',
  }),
  notification(parcelo, {
    mail: { id: 'parcel-delayed', from: parcels, at: '-2 16:40', subject: 'Delayed: your parcel to Gdańsk' },
    text: 'Heavy traffic at the ferry terminal. We expect to deliver one working day later than announced.',
    facts: [
      ['To', 'Kelvin Serwis, Gdańsk'],
      ['New date', '{date+2}'],
    ],
    button: 'Follow the parcel',
  }),
  notification(parcelo, {
    mail: { id: 'parcel-sapporo', from: parcels, at: '-4 03:05', subject: 'Delivered: your parcel to Sapporo' },
    text: 'Your parcel was handed over after customs clearance.',
    facts: [
      ['To', 'Hokuyo Suisan, Sapporo'],
      ['Signed by', 'TANAKA'],
      ['Duties', 'paid'],
    ],
  }),
  notification(meetly, {
    mail: { id: 'meet-weekly', from: meetings, at: '-2 16:35', subject: 'Recap: Weekly call Ola / Lea' },
    text: 'Your call lasted 38 minutes. The transcript has been deleted, as you asked for; the notes are below.',
    facts: [
      ['Decided', 'Lea’s accounts go to Ola until she is back'],
      ['Decided', 'Trial box stays at 120'],
      ['Open', 'Who returns the coffee machine'],
    ],
    button: 'Open notes',
  }),
  notification(meetly, {
    mail: { id: 'meet-teich', from: meetings, at: '-0 09:05', subject: 'Recap: Stadtwerke Teich' },
    text: 'Your call lasted 21 minutes.',
    facts: [
      ['Customer', 'Ruth Abendroth'],
      ['Next step', 'Quote for one tank, solar gateway'],
      ['When', 'this week'],
    ],
    button: 'Open notes',
  }),
  notification(meetly, {
    mail: { id: 'meet-pinecrest', from: meetings, at: '-34 18:10', subject: 'Recap: Pinecrest kick-off' },
    text: 'Your call lasted 52 minutes.',
    facts: [
      ['Criteria', 'agreed, three'],
      ['Sites', 'Portland and Bend'],
      ['Next call', 'mid-term'],
    ],
    button: 'Open notes',
  }),
  notification(kvitto, {
    mail: { id: 'expense-ok', from: expenses, at: '-3 12:20', subject: 'Godkänt: reseräkning Gdynia, 2 431 kr' },
    text: 'Hej Ola! Din reseräkning är godkänd av Henrik och betalas ut med lönen.',
    facts: [
      ['Resa', 'Malmö – Gdynia, två dagar'],
      ['Belopp', '2 431 kr'],
    ],
    button: 'Visa reseräkningen',
  }),
  notification(kvitto, {
    mail: {
      id: 'expense-missing',
      from: expenses,
      at: '-1 06:10',
      subject: 'Ett kvitto saknas: lunch, 186 kr',
      unread: true,
    },
    text: 'Hej Ola! Vi hittar inget kvitto till ett köp med kortet. Fota det gärna, det tar tio sekunder.',
    facts: [
      ['Köp', 'Kajkanten, Malmö'],
      ['Belopp', '186 kr'],
    ],
    button: 'Lägg till kvitto',
  }),
  notification(helpdesk, {
    mail: { id: 'ticket-48213', from: tickets, at: '-19 07:00', subject: '[48213] Gateway 11 offline – solved' },
    text: 'The customer confirmed that the gateway is back online. Cause: blown fuse (a heater).',
    facts: [
      ['Customer', 'Nordwind Logistics'],
      ['Open for', '17 hours'],
      ['Solved by', 'Tom Whitaker'],
    ],
    button: 'Open ticket',
  }),
  notification(helpdesk, {
    mail: {
      id: 'ticket-48377',
      from: tickets,
      at: '-0 06:05',
      subject: '[48377] New ticket from one of your customers: Copperleaf',
    },
    text: '“Since the update the temperature is shown in Fahrenheit on one phone. My brother’s, naturally.”',
    facts: [
      ['Customer', 'Copperleaf Brewing'],
      ['Priority', 'normal'],
      ['Assigned to', 'Tom Whitaker'],
    ],
    button: 'Open ticket',
  }),
  notification(it, {
    mail: { id: 'it-password', from: itDesk, at: '-6 07:00', subject: 'Your password expires in 14 days' },
    text: 'Please change it from inside the network, or by VPN. IT never asks for your password, and never sends a link to change it.',
  }),
  notification(it, {
    mail: {
      id: 'it-maintenance',
      from: itDesk,
      at: '-0 08:00',
      subject: 'Maintenance of the mail server on {day+3} evening',
      to: [salesTeam],
    },
    text: 'Between 20:00 and 20:30 mail may arrive late. Nothing is lost: what you send is queued.',
  }),
  notification(it, {
    mail: { id: 'it-signin', from: itDesk, at: '-20 19:22', subject: 'New sign-in from Gdynia' },
    text: 'Your account was used on a new device. If this was you, there is nothing to do.',
    facts: [
      ['Device', 'Telephone'],
      ['Place', 'Gdynia, Poland'],
    ],
    button: 'It was not me',
  }),
  notification(peopleboard, {
    mail: { id: 'pb-0', from: network, at: '-2 07:30', subject: 'Wout Peeters viewed your profile', unread: true },
    text: 'You appeared in nine searches this week.',
    button: 'See all views',
  }),
  notification(peopleboard, {
    mail: { id: 'pb-1', from: network, at: '-11 07:30', subject: 'Congratulate Femke on 5 years at Coldline' },
    text: 'Say something nice, or choose one of our suggestions.',
    button: 'Say congratulations',
  }),
  notification(peopleboard, {
    mail: { id: 'pb-2', from: network, at: '-54 07:30', subject: 'Priya Raman wants to connect' },
    text: '“We met at the fair, I was the one with the umbrella.”',
    button: 'Accept',
  }),
  notification(bank, {
    mail: {
      id: 'lease-0',
      from: leasing,
      at: '-10 04:00',
      subject: 'Faktura 220194, tjänstebil',
      files: [pdf('Faktura 220194.pdf', 'Faktura 220194', ['Leasing, tjänstebil', '4 890 kr', 'Autogiro'])],
    },
    text: 'Hej! Bifogat finner du fakturan. Beloppet dras automatiskt, du behöver inte göra något.',
    facts: [
      ['Belopp', '4 890 kr'],
      ['Dras', 'den sista'],
    ],
  }),
  notification(bank, {
    mail: { id: 'lease-1', from: leasing, at: '-75 04:00', subject: 'Dags för service', files: [] },
    text: 'Din bil har gått 30 000 km. Boka tid på valfri verkstad, vi betalar.',
    button: 'Boka tid',
  }),
  {
    id: 'calendar-daily',
    from: calendar,
    at: '-0 04:45',
    subject: 'Agenda for {day}',
    text: '09:00  Stand-up\n10:00  Stadtwerke Teich (phone)\n13:00  Lunch with Ewa\n15:00  Pinecrest pricing with Henrik\n16:30  Weekly review',
    headers: { 'Auto-Submitted': 'auto-generated' },
  },
  {
    id: 'calendar-accepted',
    from: calendar,
    at: '-1 08:30',
    subject: 'Accepted: Besuch in der Manufaktur Kessler',
    text: 'Dr. Jörg Kessler has accepted this invitation.',
    headers: { 'Auto-Submitted': 'auto-replied' },
    files: [
      {
        name: 'reply.ics',
        type: 'text/calendar',
        content: Buffer.from(
          icalendar({
            uid: 'kessler-visit',
            title: 'Besuch in der Manufaktur Kessler',
            place: 'Ulm',
            start: new Date(0),
            minutes: 180,
            organizer: ola,
            attendees: [henrik],
            written: new Date(0),
            method: 'REPLY',
          }),
        ),
      },
    ],
  },
  {
    id: 'bounce-wrong-address',
    from: mailer,
    at: '-13 12:02',
    subject: 'Undelivered mail returned to sender',
    text: "I'm sorry to have to inform you that your message could not be delivered.\n\n<info@cafe-montparnass.example>: Host or domain name not found.\n\nReporting-MTA: dns; mail.dealbox.example",
    headers: { 'Auto-Submitted': 'auto-replied' },
  },
  {
    id: 'report-monthly',
    from: service('Reports', 'reports@dealbox.example'),
    at: '-9 05:30',
    subject: 'Open quotes by owner',
    text: 'The monthly list of open quotes is attached.\n\nOla: 11 quotes, €268,300\nLea: 9 quotes, €204,750',
    files: [
      spreadsheet('Open quotes.xlsx', [
        ['Quote', 'Customer', 'EUR'],
        ['Q-2031', 'Nordwind', 87200],
        ['Q-2044', 'Laiterie du Vercors', 19440],
        ['Q-2050', 'Al Noor', 53400],
      ]),
    ],
    headers: { 'Auto-Submitted': 'auto-generated' },
  },
];
