import { spreadsheet, textDocument } from '../files/office.ts';
import { pdf } from '../files/pdf.ts';
import { barChart } from '../files/pictures.ts';
import { ewa, henrik, jakub, lea, mei, nadia, ola, oskar, sofia, tom } from '../people.ts';
import { mail, type Story } from '../story.ts';

/** Mail among colleagues. */
export const insideStories: readonly Story[] = [
  {
    id: 'forecast',
    subject: 'Forecast for the board: numbers by noon',
    mails: [
      mail(
        henrik,
        '-1 06:45',
        `
Team,

board call tomorrow. Please update commit and best case by noon, and be honest: I would rather explain a small number once than a big one twice.

Henrik`,
        { to: [ola, lea], cc: [sofia] },
      ),
      mail(
        lea,
        '-1 08:20',
        'Mine are in. Commit 182, best case 240. The Lausanne clinic moved to next quarter, their roof leaks.',
        { to: [henrik], cc: [ola, sofia] },
      ),
      mail(
        ola,
        '-1 10:40',
        `
Mine too:

| Deal | Stage | € |
| Nordwind renewal | Commit | 87,200 |
| Morski Połów | Commit | 27,400 |
| Groenhof, 14 stores | Best case | 19,880 |
| Pinecrest, nine sites | Best case | 61,000 |
| Laiterie du Vercors | Best case | 19,440 |

Nordwind has approval from the board and waits for signatures only.`,
        { to: [henrik], cc: [lea, sofia], answers: 0 },
      ),
      mail(henrik, '-1 11:05', 'Thank you both. Ola, is Groenhof at 1,420 or 1,490? And nice work on Gdynia.', {
        to: [ola],
        cc: [lea],
      }),
      mail(ola, '-1 11:12', 'At 1,420, so it can only get better.', { bare: true, cc: [lea] }),
      mail(
        henrik,
        '-0 06:30',
        'Board call went well. They asked what the bananas in the Dublin case are about. I said I would find out.',
        { to: [ola, lea], answers: 4 },
      ),
    ],
  },
  {
    id: 'price-list',
    subject: 'New price list: please comment',
    mails: [
      mail(
        sofia,
        '-17 07:30',
        'Good morning,\n\nthe draft for next year is attached. Loggers +3 %, calibration +6 % (the laboratories), subscriptions unchanged. Comments until Friday, please, in the sheet and not by mail, Ola.\n\n/Sofia',
        {
          to: [ola, lea, henrik],
          files: [
            spreadsheet('Price list draft.xlsx', [
              ['Item', 'This year', 'Next year'],
              ['Kelvin 2', 71, 73],
              ['Gateway', 240, 247],
              ['Calibration', 32, 34],
            ]),
          ],
        },
      ),
      mail(ola, '-17 07:42', 'I would never.', { bare: true }),
      mail(lea, '-17 09:15', 'Could the trial box stay at 120? It is the best salesperson we have.', {
        to: [sofia],
        cc: [ola, henrik],
        answers: 0,
      }),
      mail(ola, '-16 13:20', 'Seconded, see row 31. By mail after all, sorry.', {
        to: [sofia],
        cc: [lea, henrik],
        answers: 2,
      }),
      mail(henrik, '-16 18:00', 'Trial box stays. The rest as proposed.', { to: [sofia], cc: [ola, lea], answers: 3 }),
      mail(
        sofia,
        '-12 08:10',
        'Final version attached, valid from January. Old quotes keep their prices for 90 days.',
        {
          to: [ola, lea, henrik],
          answers: 4,
          files: [
            pdf('Price list.pdf', 'Price list', [
              'Kelvin 2\t73',
              'Gateway\t247',
              'Calibration, two points\t34',
              'Trial box\t120',
            ]),
          ],
        },
      ),
    ],
  },
  {
    id: 'stand-at-fair',
    subject: 'ColdChain Expo: who brings what',
    mails: [
      mail(
        oskar,
        '-4 09:00',
        `
Hi all,

stand 4B-112, nine square metres, two days. Still open:

- coffee machine (the good one)
- 200 flyers in German
- somebody who arrives on the evening before

Oskar`,
        {
          to: [ola, lea, jakub],
          files: [pdf('Stand plan.pdf', 'Stand 4B-112', ['3 x 3 m', 'Power: 2 kW', 'Screen on the left wall'])],
        },
      ),
      mail(
        jakub,
        '-4 09:25',
        'I arrive on the evening before if I may bring the freezer. A live demo without ice is just slides.',
        { to: [oskar], cc: [ola, lea] },
      ),
      mail(
        lea,
        '-4 10:40',
        'German flyers: mine. Also I know somebody with a coffee machine, but she wants it back this time.',
        { to: [oskar], cc: [ola, jakub], answers: 0 },
      ),
      mail(
        ola,
        '-3 14:00',
        "I bring Daan's tulips (he offered 200!) and Dr. Kessler's chocolate, if any is left by then.",
        { to: [oskar], cc: [lea, jakub], answers: 2 },
      ),
      mail(
        oskar,
        '-2 09:35',
        'Tulips, chocolate, ice. We will be the only stand that smells nice. Freezer approved, Jakub, but the hall allows 2 kW.',
        { to: [ola, lea, jakub] },
      ),
      mail(jakub, '-2 09:50', 'It takes 300 W. The coffee machine takes 2.9 kW. One of us will have to be strong.', {
        to: [oskar],
        cc: [ola, lea],
      }),
      mail(oskar, '-0 08:45', 'Ordered 6 kW. Coffee is not negotiable.', { to: [ola, lea, jakub] }),
    ],
  },
  {
    id: 'holiday-cover',
    subject: 'Cover while I am away',
    mails: [
      mail(
        lea,
        '-2 12:05',
        `
Ola,

I am off from {day+4} for nine days. Could you look after these three?

- Alpenmilch: waiting for a date, no action unless they write
- Lausanne clinic: roof, see forecast
- Lindqvist Bakery (no relation): will order 12, just needs an order form

I owe you. Lea`,
        {
          files: [
            textDocument('Handover Lea.docx', [
              'Alpenmilch: Frau Huber, only mornings',
              'Clinic: do not call the dean',
              'Bakery: order form',
            ]),
          ],
        },
      ),
      mail(
        ola,
        '-2 12:30',
        'Of course. Is Lindqvist Bakery really no relation? Sofia has very strong opinions on cinnamon.',
        { bare: true },
      ),
      mail(lea, '-2 12:33', 'She claims not. I do not believe it either.', { bare: true }),
      mail(
        lea,
        '-0 09:05',
        'Last thing before I go: the bakery wants delivery on the back side, before five in the morning. I put it into the CRM. Tack!',
        { bare: true },
      ),
    ],
  },
  {
    id: 'bug-export',
    subject: 'CSV export: comma or semicolon?',
    mails: [
      mail(
        ola,
        '-6 10:20',
        "Hi Mei,\n\nthree customers in one week asked why the CSV opens in a single column. All three in Germany and France. Could the export follow the user's locale?\n\nOla",
        { to: [mei], cc: [tom] },
      ),
      mail(
        tom,
        '-6 10:45',
        'Four, one wrote to support. We answer with a screenshot of the import dialog, and I am not proud of it.',
        { to: [mei], cc: [ola] },
      ),
      mail(
        mei,
        '-5 09:10',
        'Fair. Locale for people, comma for the API, and a setting for those who disagree. Goes out with the release on {day+5}.',
        { to: [ola], cc: [tom] },
      ),
      mail(
        mei,
        '-0 07:55',
        'It is live. Could you tell your three, and ask whether the decimal comma is right as well? I tested with de and fr, sv was a guess.',
        { to: [ola], cc: [tom], answers: 2 },
      ),
    ],
  },
  {
    id: 'stock-probes',
    subject: 'Probe stock low',
    mails: [
      mail(
        ewa,
        '-5 07:05',
        'Good morning, T2 probes are down to 14 pieces, next delivery in two weeks. Please check with me before promising dates. Reserved: 4 for Nordwind, 5 for Copperleaf if it comes.',
        { to: [ola, lea], cc: [sofia] },
      ),
      mail(ola, '-5 07:40', 'Thank you, Ewa. Copperleaf will come, I am fairly sure. Please keep the five.', {
        bare: true,
      }),
      mail(ewa, '-1 13:40', 'Kept until tomorrow evening. Gdańsk asks for six, so let me know.', { bare: true }),
    ],
  },
  {
    id: 'contract-nordwind-internal',
    subject: 'Nordwind: two years instead of three',
    mails: [
      mail(
        ola,
        '-2 06:40',
        'Henrik, the board of Nordwind wants two years. I would offer €43,600 flat. That is 1 % above revision B for year two and keeps the discount logic intact. May I?',
        { to: [henrik], cc: [sofia] },
      ),
      mail(henrik, '-2 07:15', 'You may. Two good years beat three grumpy ones.', { bare: true, cc: [sofia] }),
      mail(
        nadia,
        '-1 14:30',
        'I have the two-year version ready as soon as Anna confirms the company name. Is it with or without "Malmö"?',
        { to: [ola], cc: [henrik] },
      ),
      mail(ola, '-1 14:41', 'Without: Nordwind Logistics AB, as in the register. Second signatory is Jonas Lind.', {
        bare: true,
      }),
      mail(
        nadia,
        '-0 07:40',
        'Contract attached, please check the annex with the trailer list before I send it out for signature.',
        {
          to: [ola],
          files: [
            pdf('Contract Nordwind two years.pdf', 'Agreement', [
              'Nordwind Logistics AB',
              'Term: two years',
              'Per year\t43,600 EUR',
              'Option B: 40 loggers',
            ]),
          ],
        },
      ),
    ],
  },
  {
    id: 'win-loss',
    subject: 'Win/loss review of the year so far',
    mails: [
      mail(
        henrik,
        '-72 08:00',
        'For the review on {day+6}: please bring one deal that we won for the right reason, and one that we lost for the wrong one.',
        { to: [ola, lea], files: [barChart('wins.png', 'wins', [9, 12, 8, 14, 11, 17])] },
      ),
      mail(
        ola,
        '-71 09:30',
        'Won: Zdravje, because Jakub explained a curtain. Lost: the ferry company, because I answered after two days instead of two hours.',
        { cc: [lea] },
      ),
      mail(lea, '-71 10:00', 'Won: the ice rink. Lost: the other ice rink. I still do not know why.', {
        to: [henrik],
        cc: [ola],
        answers: 0,
      }),
      mail(
        henrik,
        '-65 16:20',
        'Good session. My takeaway: answer in two hours, and never have two ice rinks in one week.',
        { to: [ola, lea], answers: 2 },
      ),
    ],
  },
];
