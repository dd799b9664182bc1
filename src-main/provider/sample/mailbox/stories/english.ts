import { spreadsheet, textDocument } from '../files/office.ts';
import { pdf } from '../files/pdf.ts';
import { photo } from '../files/photo.ts';
import { barChart, temperatureChart } from '../files/pictures.ts';
import {
  aisling,
  daan,
  elina,
  ewa,
  giulia,
  jakub,
  maja,
  mei,
  nadia,
  niamh,
  ola,
  olivia,
  priya,
  rui,
  sofia,
  tom,
  wout,
} from '../people.ts';
import { mail, type Story } from '../story.ts';

/** Deals that are talked about in English all over Europe. */
export const englishStories: readonly Story[] = [
  {
    id: 'hart-frost-pilot',
    subject: 'Pilot for the Bermondsey kitchen',
    mails: [
      mail(
        priya,
        '-45 10:05',
        `
Hi Ola,

we met very briefly at the catering fair, I was the one with the broken umbrella. We run four kitchens and eleven vans in London and our temperature log is a clipboard. The environmental health officer was polite about it, but only just.

Could we try your system in one kitchen before we talk about all four?

Priya`,
      ),
      mail(
        ola,
        '-45 11:20',
        `
Hi Priya,

I remember the umbrella! Yes, that is exactly how most of our kitchens start. For Bermondsey I would send eight loggers (two walk-ins, four fridges, the blast chiller, one van) and one gateway, free for 30 days. You stick them on, scan the code, and the clipboard can retire.

Who would be the person on site?

Ola`,
      ),
      mail(
        priya,
        '-44 09:12',
        'That would be Olivia, in copy. It is her kitchen and her name on the door, so she decides whether anything gets stuck on anything.',
        { cc: [olivia] },
      ),
      mail(
        olivia,
        '-44 20:40',
        `
Hello Ola, happy to try as long as

- nothing beeps during service
- it survives the dishwasher area
- I don't have to write anything down ever again

O.`,
        { cc: [priya] },
      ),
      mail(
        ola,
        '-43 07:55',
        'Three times yes. Alarms go to phones and can be muted between six and eleven in the evening, except for the walk-ins. The parcel leaves tomorrow.',
        { cc: [priya] },
      ),
      mail(
        priya,
        '-36 08:30',
        `
Everything is up. It took Olivia's sous-chef eleven minutes, he timed it because he did not believe you. First finding: fridge 3 is not cold, it is just dark inside.`,
        {
          files: [temperatureChart('fridge 3.png', 'fridge3', [6.8, 7.1, 7.4, 8.2, 8.8, 7.9, 7.2, 7.6, 8.4, 8.1], 5)],
          cc: [olivia],
        },
      ),
      mail(
        ola,
        '-36 09:05',
        'Classic. If it is older than ten years the seal is usually the culprit: close the door on a sheet of paper, and if you can pull it out, that is your leak.',
        { cc: [olivia] },
      ),
      mail(olivia, '-36 15:50', 'Pulled out the paper, and a teaspoon. Seal ordered.', {
        bare: true,
        to: [ola],
        cc: [priya],
      }),
      mail(
        priya,
        '-12 16:10',
        `
Hi Ola,

thirty days are over and nobody wants to go back. What does it cost for all four kitchens and eleven vans, and can we pay monthly? Cash flow in this trade is a poem.

Priya`,
      ),
      mail(
        ola,
        '-11 09:30',
        `
Hi Priya,

here it is, monthly, cancel with three months' notice:

| Site | Loggers | Per month |
| Bermondsey | 8 | £96 |
| Hackney, Acton, Leith Road | 21 | £252 |
| Vans | 11 | £154 |

£502 in all, and the pilot month stays free. The vans need the version with GPS, that is why they cost a little more.

Ola`,
        {
          files: [
            pdf('Quote Q-2047 Hart and Frost.pdf', 'Quote Q-2047', [
              'Hart & Frost Catering, London',
              '',
              'Bermondsey, 8 loggers\t96',
              'Three kitchens, 21 loggers\t252',
              '11 vans\t154',
              '',
              'Per month (GBP)\t502',
            ]),
          ],
          cc: [olivia],
        },
      ),
      mail(
        priya,
        '-7 11:00',
        'Looks fair. Our accountant is on holiday until next week, then you get a yes or a long list.',
        { bare: true },
      ),
      mail(
        ola,
        '-3 10:30',
        "Hi Priya,\n\nis the accountant back, and is it the yes or the list? Either is fine, I would just like to reserve the vans' loggers before the rush.\n\nOla",
      ),
      mail(
        priya,
        '-1 17:35',
        `
It is the yes, with a list of one: can the invoice name each kitchen separately? We charge it to the sites.

And Olivia asks whether the gateway comes in black. I told her no. Does it?

Priya`,
        { cc: [olivia] },
      ),
      mail(
        ola,
        '-0 08:10',
        'Four lines on the invoice, no problem. And please tell Olivia: as of last month it does come in black. I put one aside for Bermondsey.',
        { cc: [olivia, sofia] },
      ),
    ],
  },
  {
    id: 'bloemenhal-auction',
    subject: 'Loggers inside flower carts',
    mails: [
      mail(
        daan,
        '-31 05:45',
        `
Good morning Ola,

at the auction the carts move through five climate zones in about forty minutes. Buyers complain of tulips that open too early, growers say it was the lorry, the lorry says it was us. I want to put a logger in every tenth cart for one week in peak season and settle this.

Is one reading a minute possible?

Daan`,
      ),
      mail(
        ola,
        '-31 07:10',
        `
Good morning Daan,

one a minute is possible, with the battery then lasting about five months instead of three years; for a campaign of one week nobody will notice. How many is every tenth cart?

Ola`,
      ),
      mail(daan, '-31 07:22', 'About 140. And they come back wet.', { bare: true }),
      mail(
        ola,
        '-30 09:40',
        'Wet is fine (IP67). 140 for two weeks including transport: €2,380. Loss is €65 apiece, but in ten years of flower halls we have lost four.',
      ),
      mail(
        daan,
        '-29 06:15',
        'Deal. We start in the busiest week of the season, which is madness, so it is the right week. Can somebody of yours be here on the first morning at four?',
      ),
      mail(
        ola,
        '-29 08:30',
        'Jakub will be there at four. He has asked me to tell you that he drinks his coffee black.',
        { cc: [jakub] },
      ),
      mail(
        jakub,
        '-5 06:30',
        `
All 140 are rolling. First result after one hour, not for publication: zone 4 is 6 degrees warmer than the display on the wall says. The sensor of that display hangs in the draught of an air curtain.

Jakub`,
        {
          to: [daan],
          cc: [ola],
          files: [temperatureChart('zone 4.png', 'zone4', [7, 7.4, 9.8, 12.6, 13.2, 12.9, 10.1, 8.2, 7.5], 10)],
        },
      ),
      mail(
        daan,
        '-5 09:50',
        'Nobody will believe this. Please keep measuring, and please do not tell the growers before I do.',
        { to: [jakub], cc: [ola] },
      ),
      mail(
        daan,
        '-2 11:20',
        `
Ola,

the board has seen Jakub's curve and moved the air curtain on the same day. Buyers' complaints dropped from 31 to 4. I now have a budget for permanent sensors in all five zones, and a chairman who wants to show the chart at a conference. May he? And would you send a proposal for 60 fixed loggers?

Daan`,
        { cc: [jakub], starred: true },
      ),
      mail(
        ola,
        '-1 09:00',
        'He may, with pleasure, if he mentions who got up at three. The proposal comes tomorrow; shall I plan with mains power or batteries?',
        { cc: [jakub] },
      ),
      mail(daan, '-0 05:30', 'Batteries. Cables and flower carts do not like each other.', { bare: true, cc: [jakub] }),
      mail(
        ola,
        '-0 09:58',
        'Hi Daan,\n\nhere is the proposal for 60 fixed loggers on batteries, in all five zones. I put',
        { to: [daan], cc: [jakub], folder: 'Drafts' },
      ),
    ],
  },
  {
    id: 'copperleaf-fermentation',
    subject: 'Can you measure inside a fermenter?',
    mails: [
      mail(
        niamh,
        '-20 18:20',
        `
Hi there,

odd question from a small brewery: can your loggers go inside a fermentation tank, or only on the outside? The glycol jacket lies to us.

Cheers,
Niamh`,
      ),
      mail(
        ola,
        '-19 08:05',
        `
Hi Niamh,

inside only by way of a thermowell: a steel tube welded into the tank that our probe slips into. Many tanks have one already, look for a capped fitting about a third of the way up. If there is, everything fits by hand.

Ola`,
      ),
      mail(
        niamh,
        '-19 13:40',
        'There is one! I always thought it was for hops we had forgotten. Photo attached, is that the right thread?',
        { files: [photo('thermowell.png', 'pipes')] },
      ),
      mail(
        ola,
        '-18 07:30',
        'It is, G½. You need the 150 mm probe. Shall I send one on trial? If it tells the truth you keep it, €118.',
      ),
      mail(niamh, '-18 09:10', 'Go on then.', { bare: true }),
      mail(
        niamh,
        '-4 19:05',
        `
Ola,

the jacket was off by 2.3 degrees. TWO POINT THREE. That explains the banana beer of last spring, about which we do not speak. I want five more, and I want to know whether the app can start the crash cooling by itself.

Niamh`,
      ),
      mail(
        ola,
        '-3 08:20',
        `
Hi Niamh,

five more are €560 with the discount for six. Starting the cooling: the app can switch a relay, but I would rather connect you with Mei, who builds that part and would like to hear what brewers need.

Ola`,
        { cc: [mei] },
      ),
      mail(
        mei,
        '-2 12:15',
        'Hi Niamh! Very interested. Could you send me the type of your glycol valve controller? If it takes a dry contact, we can do it with what exists today. If it is Modbus, give me until autumn.',
        {
          to: [niamh],
          cc: [ola],
        },
      ),
      mail(
        niamh,
        '-1 20:50',
        'Dry contact, I opened the box to check, and closed it again before anybody saw. Order the five please. Who do I pay?',
        { cc: [mei] },
      ),
    ],
  },
  {
    id: 'vinhos-container',
    subject: 'Heat in a container to Montréal',
    mails: [
      mail(
        rui,
        '-52 15:20',
        `
Dear Ola,

last year a container with our reserve stood on a quay for six days and arrived cooked. This year the importer asks for proof. Do you have something that travels along and that they can simply throw into a letter box?

Rui`,
      ),
      mail(
        ola,
        '-51 08:10',
        'Dear Rui,\n\nyes: the Kelvin Go, a flat logger that goes between the cartons and reports over the mobile network whenever the container touches land. At the other end it goes into a prepaid envelope. €39 a trip.\n\nOla',
      ),
      mail(rui, '-51 10:00', 'Three for the first container, please. It is loaded at Leixões on {date+9}.', {
        bare: true,
      }),
      mail(
        ewa,
        '-50 09:30',
        'Shipped today, with three return envelopes. Please switch them on before closing the doors (hold the button until it blinks green).',
        { to: [rui], cc: [ola] },
      ),
      mail(
        rui,
        '-42 16:45',
        'Loaded, all three green. I put one in the middle, one at the door, and one at the top, where the sun lives.',
        { cc: [ewa] },
      ),
      mail(
        rui,
        '-17 13:05',
        `
Ola, it has arrived, and it is fine: 19 degrees at most, at the top, on the second day. The importer is so pleased with the chart that he wants it for each shipment.

How much for thirty trips a year?`,
        {
          files: [
            temperatureChart(
              'LEIX-MTR.png',
              'leixmtr',
              [16, 17, 19, 18.4, 17.1, 16.2, 15.8, 15.5, 15.9, 16.4, 16.1, 15.7],
              25,
            ),
          ],
        },
      ),
      mail(
        ola,
        '-16 08:00',
        'Thirty trips: €31 each, and you may swap them among containers as you like. Shall I make it a yearly agreement?',
      ),
      mail(
        rui,
        '-16 11:25',
        'A yearly agreement, and come to the harvest. You have not seen Porto until you have seen it with purple feet.',
        { bare: true },
      ),
      mail(
        ola,
        '-1 14:20',
        'Dear Rui,\n\nthe agreement for thirty trips is attached, already signed on our side. About the purple feet: which week?\n\nOla',
        {
          answers: 7,
          files: [
            pdf('Agreement Vinhos do Cais.pdf', 'Yearly agreement', [
              'Vinhos do Cais, Porto',
              '30 trips at 31 EUR',
              'Signed: Dealbox',
            ]),
          ],
        },
      ),
      mail(rui, '-0 09:55', 'The second of September, most years. Signed and back. Obrigado!', {
        bare: true,
        files: [pdf('Agreement signed.pdf', 'Yearly agreement', ['Signed in Porto'])],
      }),
    ],
  },
  {
    id: 'groenhof-comparison',
    subject: 'Three suppliers, one spreadsheet',
    mails: [
      mail(
        wout,
        '-23 08:40',
        `
Dear Ms Nowak,

you are one of three suppliers on our shortlist for 14 supermarkets. Please fill in the attached comparison, one column each, by the end of next week. I will share the whole sheet with everybody afterwards, so please be exact.

Kind regards,
Wout Peeters`,
        {
          files: [
            spreadsheet('Shortlist comparison.xlsx', [
              ['Criterion', 'A', 'B', 'C'],
              ['Price per store', '', '', ''],
              ['Roll-out, weeks', '', '', ''],
              ['Data export', '', '', ''],
            ]),
          ],
        },
      ),
      mail(
        ola,
        '-22 09:15',
        'Dear Mr Peeters,\n\nthank you, gladly, and I like that everybody sees everything. One question: does "price per store" include the dairy wall only, or also the back room?\n\nOla Nowak',
      ),
      mail(wout, '-22 09:58', 'Both. Assume 22 points a store.', { bare: true }),
      mail(
        ola,
        '-15 13:40',
        'Dear Mr Peeters,\n\nour column is filled in. We are not the cheapest in line 4, and line 9 explains why: the swap during calibration is included, so no store is ever without a reading.\n\nOla Nowak',
        {
          files: [
            spreadsheet('Shortlist comparison Dealbox.xlsx', [
              ['Criterion', 'Dealbox'],
              ['Price per store', 1490],
              ['Roll-out, weeks', 9],
              ['Data export', 'CSV, API'],
            ]),
          ],
        },
      ),
      mail(wout, '-9 14:30', 'Received in time, thank you. You will hear from us.', { bare: true }),
      mail(
        wout,
        '-2 15:45',
        `
Dear Ms Nowak,

the comparison is done: you are second on price and first on everything else. My director asks whether €1,490 is your last word. Off the record, €1,420 would end the discussion.

Kind regards,
Wout Peeters`,
        { starred: true },
      ),
      mail(
        ola,
        '-1 10:45',
        `
Dear Mr Peeters,

€1,420 is possible if all 14 stores are ordered at once and the roll-out runs store by store without a break, which saves us two trips. I have asked Sofia to hold the material for two weeks.

Ola Nowak`,
        { cc: [sofia] },
      ),
    ],
  },
  {
    id: 'riga-tender-questions',
    subject: 'Questions on tender VD-{year}/07',
    mails: [
      mail(
        elina,
        '-14 08:10',
        `
Dear Ola,

the tender is public now. Since you asked for early notice: 31 cold rooms, GDP validation, five years. Bidders may ask questions until {date+10}.

Best,
Elīna`,
      ),
      mail(
        ola,
        '-13 09:30',
        `
Dear Elīna,

thank you! Here are our questions for the record:

- Is mapping of the rooms (summer and winter) part of the price?
- May the backup power for gateways be a battery of 24 hours, or is mains with UPS required?
- Are certificates accepted in English?

Ola`,
      ),
      mail(
        elina,
        '-10 12:00',
        'The answers are published for all bidders: mapping yes, battery of 24 hours accepted, certificates in English or Latvian.',
        {
          files: [
            textDocument('Answers to bidders.docx', [
              '1. Mapping is part of the price.',
              '2. Battery of 24 hours is accepted.',
              '3. English or Latvian.',
            ]),
          ],
        },
      ),
      mail(
        maja,
        '-6 09:05',
        `
Hello Ola,

Elīna mentioned that you are bidding in Riga. If you need a reference for GDP mapping, I am glad to be one: your team did our summer mapping in four days and the inspector had no remark at all, which has never happened before.

Maja`,
        { answers: 2 },
      ),
      mail(
        ola,
        '-6 09:50',
        'Maja, that is wonderful, thank you. I would name you as reference no. 1, with a line about the inspector. May they call you?',
        { cc: [] },
      ),
      mail(maja, '-6 10:15', 'They may, any day but Thursday.', { bare: true }),
      mail(
        ola,
        '-2 14:10',
        'Dear Elīna,\n\nour bid went in through the portal at 15:52 your time, receipt attached, just in case the portal forgets. Fingers crossed from Malmö.\n\nOla',
        {
          to: [elina],
          answers: 2,
          files: [pdf('Receipt VD-07.pdf', 'Receipt', ['Bid received', 'Documents: 9', 'Signature: valid'])],
        },
      ),
      mail(elina, '-1 06:35', 'The portal did not forget. Opening is on {date+6} at ten, you may watch by video.', {
        invitation: { title: 'Opening of bids VD-07', place: 'Video', start: '+6 08:00', minutes: 45 },
      }),
    ],
  },
  {
    id: 'gelato-ferri-van',
    subject: 'Gelato and a broken van',
    mails: [
      mail(
        giulia,
        '-28 14:15',
        'Ciao Ola! The van died on the motorway with 200 litres of pistachio. Your alarm called me, I called my cousin, my cousin has a freezer. Everything saved. I wanted you to know.\n\nGiulia',
      ),
      mail(
        ola,
        '-28 15:00',
        'Giulia! That is the best mail of the year. May we tell this story on our site? With the cousin, of course.',
      ),
      mail(
        giulia,
        '-27 09:40',
        'With the cousin and a photo of the pistachio. He wants his name in it: Davide, with a capital D.',
        { files: [photo('pistachio.png', 'counter', 'pistachio')] },
      ),
      mail(ola, '-27 10:05', 'Capital D it is. I pass it on to Oskar.', { bare: true }),
      mail(
        giulia,
        '-2 16:30',
        `
Ciao Ola,

new van, new freezer, same cousin. I need two more loggers and one for Davide's own freezer, he has become nervous. Same price as before?

Giulia`,
      ),
      mail(
        ola,
        '-1 08:40',
        "Ciao Giulia, same price, and Davide's is on us: heroes do not pay. They are with you on {day+2}.",
      ),
      mail(giulia, '-0 07:30', 'He read this aloud to the whole shop. Grazie!!', { bare: true }),
    ],
  },
  {
    id: 'st-brigids-framework',
    subject: 'Framework agreement – insurance certificate missing',
    mails: [
      mail(
        aisling,
        '-8 11:30',
        'Dear Ola,\n\nyour submission is complete except for the certificate of professional indemnity (minimum €2.6 m). Could you upload it by {date+9}? After that the portal closes and I cannot open it again, even if I wanted to.\n\nAisling Doyle',
      ),
      mail(
        ola,
        '-8 12:05',
        'Dear Aisling,\n\nthank you for the reminder. Nadia, could you get it from the broker? They take three days as a rule.\n\nOla',
        { cc: [nadia] },
      ),
      mail(
        nadia,
        '-7 09:00',
        'Requested. The broker asks whether "public liability" is wanted too, as usual in Ireland.',
        { to: [ola], answers: 1 },
      ),
      mail(aisling, '-7 13:20', 'Not for this lot, indemnity only.', { answers: 1, bare: true }),
      mail(
        nadia,
        '-2 13:50',
        'Here it is, €3 m, valid until the end of next year. The broker spelled Dealbox correctly this time.',
        {
          to: [ola],
          answers: 2,
          files: [
            pdf('Indemnity certificate.pdf', 'Certificate of insurance', [
              'Professional indemnity',
              'Limit: 3,000,000 EUR',
            ]),
          ],
        },
      ),
      mail(
        ola,
        '-1 09:25',
        'Dear Aisling,\n\nthe certificate is uploaded (€3 m). The portal shows a green tick, does yours?\n\nOla',
        { to: [aisling], answers: 3, cc: [nadia] },
      ),
      mail(
        aisling,
        '-0 09:50',
        'Green here as well. Evaluation takes four weeks, clarifications if any come through the portal only.\n\nAisling',
        { cc: [nadia] },
      ),
    ],
  },
  {
    id: 'zdravje-mapping',
    subject: 'Summer mapping report',
    mails: [
      mail(
        maja,
        '-120 09:20',
        'Hello Ola,\n\nthe mapping is finished. Jakub left us 4,300 data points and a very clean cupboard. When do we get the report? The inspector comes on {date+21}.\n\nMaja',
      ),
      mail(
        jakub,
        '-113 14:50',
        'Hello Maja,\n\nreport attached. Warmest point: top shelf, row C, next to the window. Recommendation: do not store anything there in July and August, or buy a curtain.\n\nJakub',
        {
          to: [maja],
          cc: [ola],
          files: [
            pdf('Mapping report Zdravje.pdf', 'Summer mapping', [
              '42 loggers, 7 days',
              'Warmest: row C, top (24.1 °C)',
              'Coldest: row A, floor (17.8 °C)',
            ]),
            barChart('rows.png', 'rows', [18, 19, 24, 20, 19]),
          ],
        },
      ),
      mail(maja, '-113 15:30', 'A curtain it is. Thank you both, very professional work.', { to: [jakub], cc: [ola] }),
      mail(
        maja,
        '-91 16:00',
        'Inspection passed, no remark on temperature. I have been in this job for fourteen years and had to sit down.',
        { to: [ola, jakub] },
      ),
      mail(ola, '-91 16:20', 'Congratulations! Please stay seated, enjoy it.', { bare: true, cc: [jakub] }),
    ],
  },
  {
    id: 'hart-frost-vans-support',
    subject: 'Van 7 thinks it is in Iceland',
    mails: [
      mail(
        priya,
        '-1 07:10',
        'Hi Ola, van 7 has been 40 km off the coast of Reykjavík since last night, at 4 °C. Temperature plausible, position less so. Who do I tell?\n\nPriya',
      ),
      mail(ola, '-1 07:40', "Tom's team, in copy. Tom, the device is the GPS version in the trial box.", { cc: [tom] }),
      mail(
        tom,
        '-1 08:25',
        'Morning Priya, it lost its almanac, which happens when the battery is taken out for a while. Leave the van under open sky for fifteen minutes and it will come home by itself.',
        { to: [priya], cc: [ola] },
      ),
      mail(priya, '-1 09:55', 'It has sailed up the Thames and is parked in Bermondsey. Thank you!', {
        to: [tom],
        cc: [ola],
      }),
    ],
  },
];
