import { spreadsheet } from '../files/office.ts';
import { pdf } from '../files/pdf.ts';
import { photo } from '../files/photo.ts';
import { temperatureChart } from '../files/pictures.ts';
import { anna, henrik, jonas, nadia, ola, salesTeam, sofia, tove } from '../people.ts';
import { mail, type Story } from '../story.ts';

/** Ola's largest customer: a renewal that goes back and forth, and what else one hears from a customer. */
export const nordwindStories: readonly Story[] = [
  {
    id: 'nordwind-renewal',
    subject: 'Renewal {year+1} – revised quote',
    mails: [
      mail(
        ola,
        '-24 08:05',
        `
Hi Anna,

your agreement for the 320 loggers in the reefer fleet ends in eleven weeks, so here is our proposal for another three years. I kept the structure as it is today and added the 40 units that Jonas asked about.

| Item | Units | Per year |
| Kelvin 2 loggers, rented | 360 | €25,560 |
| LTE gateways | 18 | €4,320 |
| Calibration, two points | 360 | €11,520 |
| Cloud and alarms | 1 | €7,900 |

That makes €49,300 a year. Shall we go through it on the phone next week?

Best regards,
Ola`,
        {
          to: [anna],
          cc: [jonas],
          files: [
            pdf('Quote Q-2031 Nordwind.pdf', 'Quote Q-2031', [
              'Nordwind Logistics AB, Hamngatan 12, Malmö',
              '',
              '360 Kelvin 2 loggers, rented\t€25,560',
              '18 LTE gateways\t€4,320',
              'Calibration, two points\t€11,520',
              'Cloud and alarms\t€7,900',
              '',
              'Per year, three years\t€49,300',
            ]),
          ],
        },
      ),
      mail(
        anna,
        '-22 09:40',
        `
Hello Ola,

thank you. Before we talk: the board has asked me to bring every contract above €40,000 back to them this year, and yours has crossed that line with the extra units. Could you split the 40 new loggers into an option that we can call off later?

Regards
Anna`,
      ),
      mail(
        ola,
        '-22 10:15',
        `
Hi Anna,

of course. 320 loggers as today come to €44,100 a year, the 40 extra ones to €5,200 if called off within six months. I will send the paper version as soon as Sofia has put it into the system.

Ola`,
      ),
      mail(
        sofia,
        '-21 07:52',
        `
Ola, Q-2031 is split now: A is the base, B the option. The discount for three years stays on both. Please tell me who should be on the order as contact, Anna or Jonas.

/Sofia`,
        { to: [ola], answers: 2 },
      ),
      mail(ola, '-21 08:01', 'Anna for the order, Jonas for deliveries. Thank you, that was quick!', {
        answers: 3,
        bare: true,
      }),
      mail(
        jonas,
        '-20 12:33',
        `
Hi both,

fine for me to take the 40 later, but please not too late. We take over the Ystad route next season and those trailers have nothing at all today.

By the way, gateway 11 on the Trelleborg yard has been offline since Sunday. Not a contract question, I know.

Jonas`,
        { to: [anna], cc: [ola], answers: 2 },
      ),
      mail(
        ola,
        '-20 13:05',
        `
Hi Jonas,

noted: option B is held for the Ystad route. For gateway 11 I opened ticket 48213 with Tom's team, they can see that it lost its power supply rather than its signal. Could somebody look at the fuse box behind the weighbridge?

Ola`,
        { cc: [anna] },
      ),
      mail(jonas, '-19 06:48', 'It was the fuse. Somebody had plugged in a heater. Back online, thanks.', {
        cc: [anna],
        bare: true,
      }),
      mail(
        anna,
        '-15 14:20',
        `
Ola,

I have had the base quote in front of our controller. Two remarks:

- Calibration went up by 9 % while the number of points is the same. Why?
- Our payment terms are 45 days, the quote says 30.

We also received an offer from a competitor that is €6,000 below yours. I would rather stay, but I have to be able to explain the difference.

Anna`,
      ),
      mail(
        ola,
        '-15 16:02',
        `
Hi Anna,

thank you for being so open about it.

Calibration: the laboratory raised its price per point, and since March a certificate carries the uncertainty that your pharma customers asked for in the last audit. I can keep the old price for the first year.

45 days: yes, corrected.

About the other offer, it would help to know whether it includes the swap of loggers during calibration. Without it your trailers drive for about nine days without a sensor, twice a year, and that is usually where the difference is.

Ola`,
      ),
      mail(
        anna,
        '-14 08:11',
        `
It does not include the swap. Jonas confirmed that he cannot have trailers standing still. Good point, thank you.

Can you put the calibration price for year one in writing? Then I take it to the board on {day+6}.

Anna`,
      ),
      mail(
        henrik,
        '-13 17:30',
        `
Ola, I am fine with the old calibration price for year one, but not for all three. And please no further discount on the loggers, we are at the floor.

H.`,
        { answers: 10, bare: true },
      ),
      mail(
        ola,
        '-12 08:20',
        `
Hi Anna,

revised quote attached: base €42,950 in the first year, €44,100 in years two and three, 45 days, option B open for six months. The swap of loggers is now written out in § 4, so that nobody has to ask again.

Ola`,
        {
          answers: 10,
          to: [anna],
          cc: [jonas],
          files: [
            pdf('Quote Q-2031 rev B Nordwind.pdf', 'Quote Q-2031, revision B', [
              'Nordwind Logistics AB, Hamngatan 12, Malmö',
              '',
              'Base, 320 loggers, year one\t€42,950',
              'Base, years two and three\t€44,100',
              'Option B, 40 loggers, within six months\t€5,200',
              '',
              'Payment within 45 days. Loggers are swapped during calibration (§ 4).',
            ]),
            spreadsheet('Nordwind comparison.xlsx', [
              ['', 'Today', 'Revision B'],
              ['Loggers', 320, 320],
              ['Per year (EUR)', 41200, 42950],
              ['Payment (days)', 30, 45],
              ['Swap during calibration', 'no', 'yes'],
            ]),
          ],
        },
      ),
      mail(anna, '-12 11:47', 'Received, thank you. That is clear and I can defend it.', { bare: true }),
      mail(
        tove,
        '-8 07:30',
        `
Hej Ola,

en fråga från kvalitet innan det här går till styrelsen: i § 7 står att larm skickas "utan dröjsmål". Våra läkemedelskunder vill ha en siffra. Kan vi skriva fem minuter?

Tove`,
        { cc: [anna], answers: 12 },
      ),
      mail(
        ola,
        '-8 09:02',
        `
Hej Tove,

ja. I drift ligger vi på under två minuter, så fem är inget problem. Jag ber Nadia formulera om § 7 och skickar den till dig före lunch i morgon.

Ola`,
        { cc: [nadia] },
      ),
      mail(
        nadia,
        '-7 10:26',
        `
Hello Tove, hello Ola,

proposed wording for § 7: "Alarms are sent within five minutes of the measured value passing the limit, provided that the gateway has a mobile connection. Loss of connection is itself an alarm, sent within fifteen minutes."

I would not go further than that, since we do not operate the mobile network.

Nadia`,
        { to: [tove], cc: [ola, anna] },
      ),
      mail(tove, '-7 12:10', 'Perfekt, det räcker för våra kunder. Tack båda två!', {
        to: [nadia],
        cc: [ola, anna],
        bare: true,
      }),
      mail(
        anna,
        '-3 15:36',
        `
Ola,

the board met this morning. Good news first: they approve the renewal. But they want two years instead of three, with the same price in year two. I know that this is not what you hoped for.

Is that possible, and until when do you need my signature to keep the option for Ystad?

Anna`,
      ),
      mail(
        ola,
        '-2 07:44',
        `
Hi Anna,

congratulations, and thank you for carrying it through!

Two years: possible, at €43,600 a year for both, since the discount is tied to the term. That is €500 more than you had in mind for year two and €650 more in year one; over two years it is still below the first quote. I hope that this is something you can live with.

For the Ystad units I need the signature by {day+6}, otherwise the factory slot goes to somebody else.

Ola`,
        { cc: [jonas] },
      ),
      mail(
        anna,
        '-1 13:18',
        `
Ola,

€43,600 for two years is fine, I have cleared it with our chairman on the telephone. Please send the contract for signature with Jonas as second signatory, and take the name of the company as in the register: Nordwind Logistics AB, without the "Malmö".

One last thing: could you confirm in writing that the 40 loggers are delivered a week before the Ystad route starts?

Anna`,
        { cc: [jonas], starred: true },
      ),
      mail(
        jonas,
        '-0 07:02',
        `
Second signatory is fine. I am in the yard until ten and then at my desk, so send it whenever you like.

If the week before Ystad works I owe you a coffee on the quay.

Jonas`,
        { to: [anna], cc: [ola] },
      ),
    ],
  },
  {
    id: 'nordwind-may-deliveries',
    subject: 'Delivery dates for {month+1}',
    mails: [
      mail(
        jonas,
        '-4 09:15',
        `
Hi Ola,

I am planning the workshop for next month. Which weeks can you deliver the replacement probes for the twelve Krone trailers? We take them off the road two at a time, so I would like to have them on the shelf before we start.

Jonas`,
      ),
      mail(
        ola,
        '-4 10:58',
        `
Hi Jonas,

Ewa has eight probes on stock and gets the other four on {date+9}. I would send the eight now and the rest directly to Trelleborg, if that suits you.

Ola`,
      ),
      mail(
        jonas,
        '-3 06:55',
        'Eight now, four to Trelleborg: suits me well. Please mark the boxes with the trailer numbers (list attached), last time we had to open all of them.',
        {
          files: [
            spreadsheet('Krone trailers.xlsx', [
              ['Trailer', 'Workshop week', 'Probe'],
              ['KR-104', 19, 'T2'],
              ['KR-105', 19, 'T2'],
              ['KR-109', 20, 'T2'],
              ['KR-112', 20, 'T4'],
            ]),
          ],
        },
      ),
      mail(ola, '-3 08:30', 'Will do, I passed the list on to the warehouse. The first parcel leaves on {day+1}.', {
        bare: true,
      }),
      mail(
        jonas,
        '-1 08:47',
        `
The eight are here, correctly marked, thank you. One of the cables (KR-112) has a cracked sleeve, see the picture. It works, but I do not want it outside in the rain. Can you send one cable with the other four?

Jonas`,
        { files: [photo('KR-112 cable.png', 'cable')] },
      ),
    ],
  },
  {
    id: 'nordwind-excursion',
    subject: 'Temperature excursion trailer KR-131',
    folder: 'Clients/Nordwind',
    mails: [
      mail(
        tove,
        '-41 05:58',
        `
Hej Ola,

trailer KR-131 larmade i natt klockan 02.14 och var uppe i 9,1 °C i fyrtio minuter. Kunden (vaccin!) vill ha kurvan och kalibreringsbeviset före tolv. Jag hittar kurvan men inte beviset, kan du hjälpa mig?

Tove`,
        {
          files: [
            temperatureChart(
              'KR-131.png',
              'kr131',
              [4.2, 4.1, 4.3, 4.2, 5.6, 7.4, 8.6, 9.1, 8.9, 7.2, 5.3, 4.4, 4.2],
              8,
            ),
          ],
        },
      ),
      mail(
        ola,
        '-41 06:40',
        `
Hej Tove,

här är beviset för 22-04417, giltigt till september. Du hittar det annars under Enheter, KR-131, Dokument. Säg till om kunden vill ha ett original med stämpel, då skickar laboratoriet det med bud.

Ola`,
        {
          files: [
            pdf('Certificate 22-04417.pdf', 'Calibration certificate 22-04417', [
              'Object: Kelvin 2 logger, serial 22-04417',
              'Points: 2.0 °C and 8.0 °C',
              '',
              'Deviation at 2.0 °C\t+0.08 K',
              'Deviation at 8.0 °C\t+0.05 K',
              'Uncertainty (k = 2)\t0.15 K',
            ]),
          ],
        },
      ),
      mail(
        tove,
        '-41 07:15',
        'Tack! Kunden är nöjd med PDF:en. Orsaken var en dörr som inte gått i lås vid omlastningen i Helsingborg.',
        { bare: true },
      ),
      mail(
        ola,
        '-40 08:12',
        `
Skönt att höra. Jag lade till dörrkontakten i offerten för Ystad, så att ni ser en öppen dörr innan det blir varmt. Inget måste, bara en idé.

Ola`,
      ),
      mail(tove, '-39 11:04', 'Bra idé, tar upp den med Jonas.', { bare: true }),
    ],
  },
  {
    id: 'nordwind-invoice-copy',
    subject: 'Copy of invoice 10877',
    folder: 'Clients/Nordwind',
    mails: [
      mail(
        anna,
        '-96 10:10',
        `
Dear colleagues,

our auditors are missing invoice 10877 from last autumn. Could you send us a copy, please?

Anna Berg`,
        { to: [salesTeam], cc: [ola] },
      ),
      mail(
        sofia,
        '-96 10:41',
        'Dear Anna,\n\nplease find it attached. The amount was settled on the due date, so no reminder is open.',
        {
          to: [anna],
          cc: [ola],
          files: [
            pdf('Invoice 10877.pdf', 'Invoice 10877', [
              'Nordwind Logistics AB',
              '',
              'Calibration, 320 loggers\t€10,240',
              'Paid.',
            ]),
          ],
        },
      ),
      mail(anna, '-96 12:00', 'Thank you, that was it.', { to: [sofia], cc: [ola], bare: true }),
    ],
  },
  {
    id: 'nordwind-open-day',
    subject: 'Open day at the Malmö terminal',
    folder: 'Clients/Nordwind',
    mails: [
      mail(
        jonas,
        '-188 07:25',
        `
Hi Ola,

we open the new cold terminal to customers and neighbours on {date+16}. Would you like to show the loggers next to the loading dock? There will be waffles, my daughter insists.

Jonas`,
      ),
      mail(
        ola,
        '-188 08:03',
        'With pleasure, and certainly for the waffles. I bring a screen with the live temperatures of your own hall, that always works best. Power next to dock 4?',
      ),
      mail(jonas, '-187 06:40', 'Power and a roof next to dock 4, yes. Come at eight, we open at ten.', { bare: true }),
      mail(
        jonas,
        '-170 17:45',
        `
That was a good day! Three people from the port asked who you are, I gave them your card. The picture is from the moment when somebody left the door open and everybody saw the curve jump. You could not have planned it better.

Jonas`,
        { files: [photo('dock 4.png', 'cold store')] },
      ),
      mail(
        ola,
        '-169 07:30',
        'I swear that I did not pay the man at the door. Thank you for having us, and tell your daughter that the waffles won.',
        { bare: true },
      ),
    ],
  },
];
