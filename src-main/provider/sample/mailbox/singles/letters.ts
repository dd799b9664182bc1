import { pdf } from '../files/pdf.ts';
import { photo } from '../files/photo.ts';
import { logo } from '../files/pictures.ts';
import {
  aisling,
  birgit,
  elina,
  ewa,
  giulia,
  grzegorz,
  henrik,
  ingrid,
  jonas,
  karin,
  kessler,
  lea,
  maja,
  mei,
  nadia,
  ola,
  omar,
  oskar,
  type Person,
  salesTeam,
  sofia,
  stranger,
  tom,
} from '../people.ts';
import { mail, type Story, type StoryMail } from '../story.ts';

/** A conversation of one mail. */
function letter(
  id: string,
  subject: string,
  from: Person,
  at: string,
  text: string,
  more: Omit<StoryMail, 'from' | 'at' | 'text'> = {},
): Story {
  return { id: `letter-${id}`, subject, mails: [mail(from, at, text, more)] };
}

const ferryman = stranger('Lars-Göran Holm', 'lg.holm@farjanost.example', 'Lars-Göran Holm | Färjan Öst', {
  language: 'sv',
});
const journalist = stranger('Beatrix Okafor', 'beatrix@coldchainweekly.example', 'Beatrix Okafor | Cold Chain Weekly', {
  client: 'apple',
  utcOffset: 0,
});
const student = stranger('Milan Horvat', 'milan.horvat@uni-lj.example', '', { client: 'gmail' });
const recruiter = stranger('Tessa Blom', 'tessa@blomtalent.example', 'Tessa Blom | Blom Talent');
const neighbour = stranger('Gunilla Ahl', 'gunilla.ahl@kvarteret.example', '', { language: 'sv', client: 'plain' });
const musician = stranger('Pavel Dvořák', 'pavel@strunnaopera.example', 'Pavel Dvořák | Stringed instruments, Prague', {
  client: 'gmail',
});
const vet = stranger('Dr. Simone Kraft', 'kraft@tierklinik-see.example', 'Dr. Simone Kraft | Tierklinik am See', {
  language: 'de',
});
const mayor = stranger('Monique Lefèvre', 'mairie@saint-arnoult.example', 'Monique Lefèvre | Mairie de Saint-Arnoult', {
  language: 'fr',
});
const baker = stranger(
  'Johanna Lindqvist',
  'johanna@lindqvistbageri.example',
  'Johanna Lindqvist | Lindqvist Bageri, Lund',
  { language: 'sv', client: 'apple' },
);
const huber = stranger('Franziska Huber', 'huber@alpenmilch.example', 'Franziska Huber | Alpenmilch eG', {
  language: 'de',
});
const hr = stranger('Klara Wik', 'klara.wik@dealbox.example', 'Klara Wik | People, Dealbox', { client: 'gmail' });
const landlord = stranger('Kontorshuset', 'reception@kontorshuset.example', 'Receptionen | Kontorshuset Malmö', {
  language: 'sv',
  client: 'plain',
});
const saleh = stranger('سامي صالح', 'sami@coolbox-amman.example', 'سامي صالح | كول بوكس، عمّان', {
  language: 'ar',
  client: 'gmail',
  utcOffset: 180,
});
const mori = stranger('森 由美', 'mori@yokohama-kosei.example', '森 由美 | 横浜校正サービス株式会社', {
  language: 'ja',
  utcOffset: 540,
});
const baranska = stranger(
  'Agnieszka Barańska',
  'a.baranska@kwiatyhurt.example',
  'Agnieszka Barańska | Hurtownia Kwiatów, Łódź',
  { language: 'pl', client: 'gmail' },
);

/** Mail from people that needed no second one, or has not got it yet. */
export const letters: readonly Story[] = [
  letter(
    'ferry',
    'Bättre sent än aldrig?',
    ferryman,
    '-1 08:05',
    `
Hej Ola,

vi valde ju ett annat system i våras, mest för att det gick fortare. Nu står det still varannan vecka. Är erbjudandet för de trettio hytterna fortfarande aktuellt?

Lars-Göran`,
    { starred: true },
  ),
  letter(
    'journalist',
    'Interview: the tulip cart story?',
    journalist,
    '-0 09:12',
    `
Hi Ola,

a little bird at Aalsmeer told me about an air curtain. We would love to run it as a case, with names if everybody agrees. Half an hour this week?

Beatrix`,
  ),
  letter(
    'student',
    'Data for a thesis on milk collection',
    student,
    '-2 18:25',
    `
Dear Ms Nowak,

I write my master's thesis on energy in milk collection and would need anonymous temperature curves of about fifty tanks. Would your company share some? I can sign whatever is necessary.

Milan Horvat`,
  ),
  letter(
    'recruiter',
    'Someone is looking for someone like you',
    recruiter,
    '-5 13:10',
    'Hi Ola,\n\na client of mine builds a sales team in Copenhagen. Half remote, fully sane. May I tell you more, or are you happy where you are? Both answers are good ones.\n\nTessa',
  ),
  letter(
    'neighbour',
    'Cykelrummet',
    neighbour,
    '-7 17:45',
    'Hej grannar,\n\ncykelrummet städas på {day+3}. Cyklar utan lapp med namn åker till återbruket. Det gäller även den gröna med tre hjul.\n\nGunilla',
  ),
  letter(
    'violins',
    'Humidity for violins',
    musician,
    '-9 10:35',
    `
Hello,

I store forty instruments, some of them older than electricity. I do not care about temperature so much, but below 40 % they crack. Do you have something small, silent and, forgive me, not ugly?

Pavel Dvořák`,
    { to: [salesTeam] },
  ),
  letter(
    'vet',
    'Impfstoffkühlschrank in der Tierklinik',
    vet,
    '-2 11:05',
    'Guten Tag,\n\nunser Impfstoffkühlschrank soll überwacht werden, nachts ist niemand im Haus. Genügt ein einzelnes Gerät, und wer wird angerufen, wenn es piept?\n\nSimone Kraft',
    { to: [salesTeam] },
  ),
  letter(
    'mayor',
    'Cantine scolaire : relevés de température',
    mayor,
    '-3 09:40',
    `
Madame, Monsieur,

notre commune (1 900 habitants) exploite une cantine de 140 couverts. La préfecture nous demande des relevés automatiques. Avez-vous une offre pour une petite collectivité, avec paiement par mandat administratif ?

Monique Lefèvre`,
    { to: [salesTeam] },
  ),
  letter(
    'bakery-order',
    'Beställning 12 givare',
    baker,
    '-0 04:55',
    'Hej!\n\nHär kommer beställningen, tolv givare och en gateway. Leverans på baksidan innan fem, tack, sedan är det bullar som gäller.\n\nJohanna',
    {
      to: [ola],
      files: [
        pdf('Bestallning Lindqvist.pdf', 'Beställning', ['12 Kelvin 2', '1 gateway', 'Leverans före 05.00, baksidan']),
      ],
    },
  ),
  letter(
    'alpenmilch',
    'Terminvorschlag',
    huber,
    '-0 08:25',
    'Grüß Gott Frau Nowak,\n\nFrau Rossi hat Sie als Vertretung genannt. Bei uns ginge {day+6} um 8 Uhr, später am Tag sind wir bei den Kühen. Passt das?\n\nFranziska Huber',
  ),
  letter(
    'summer-party',
    'Team evening: boat or bowling?',
    hr,
    '-1 10:00',
    'Dear all,\n\nplease vote until {day+2}. Boat means rain clothes, bowling means Henrik wins again.\n\nKlara',
    { to: [salesTeam], cc: [ola] },
  ),
  letter(
    'parental',
    'Welcome back, Nils',
    hr,
    '-21 08:00',
    'Dear all,\n\nNils is back from parental leave on {day+3} and would like to be told about nothing but work for at least one hour.\n\nKlara',
    { to: [salesTeam], cc: [ola] },
  ),
  letter(
    'lift',
    'Hissen',
    landlord,
    '-2 06:30',
    'God morgon,\n\nhissen är ur drift till klockan 14. Varutransporter går via gården.\n\nReceptionen',
  ),
  letter(
    'parking',
    'Garaget stängt på {day+2}',
    landlord,
    '-12 06:30',
    'God morgon,\n\ngaraget spolas på {day+2} mellan 6 och 15. Bilar som står kvar blir rena, men på ett tråkigt sätt.\n\nReceptionen',
  ),
  letter(
    'amman',
    'استفسار عن التوزيع في الأردن',
    saleh,
    '-1 06:40',
    `
تحية طيبة،

نحن شركة توزيع في عمّان نعمل مع مستودعات الأدوية. هل لديكم وكيل في الأردن؟ يهمنا أن نكون شريككم المحلي، ولدينا فريق صيانة من ستة مهندسين.

سامي صالح`,
    { to: [salesTeam] },
  ),
  letter(
    'yokohama',
    '校正日程のご案内',
    mori,
    '-3 01:30',
    `
Nowak様

いつもお世話になっております。横浜校正サービスの森です。

北洋水産様の18台につきまして、来月の第2週に校正を実施可能です。ご都合はいかがでしょうか。

森`,
  ),
  letter(
    'flowers-lodz',
    'Chłodnia na kwiaty – pytanie',
    baranska,
    '-2 07:25',
    'Dzień dobry,\n\nwidziałam u Państwa artykuł o tulipanach. Mamy trzy chłodnie na róże i jedną na gipsówkę, która lubi cieplej. Czy jeden zestaw wystarczy?\n\nAgnieszka Barańska',
    { to: [salesTeam] },
  ),
  letter(
    'nadia-terms',
    'New general terms: one sentence changed',
    nadia,
    '-6 13:15',
    'Dear all,\n\n§ 14 now names Malmö as place of jurisdiction also for rentals. Please use the template of today; the old one has a grey header, the new one a blue one.\n\nNadia',
    {
      to: [ola, lea],
      files: [pdf('General terms.pdf', 'General terms', ['§ 14 Place of jurisdiction: Malmö'])],
    },
  ),
  letter(
    'tom-outage',
    'Two minutes of outage last night',
    tom,
    '-3 06:20',
    'All,\n\nbetween 02:11 and 02:13 UTC the web app did not answer. Readings and alarms were not affected. If a customer asks: a certificate was renewed in the wrong order, and it will not happen again because I deleted the wrong order.\n\nTom',
    { to: [salesTeam], cc: [ola] },
  ),
  letter(
    'mei-beta',
    'Beta: door contacts',
    mei,
    '-8 14:30',
    'Hi Ola,\n\ndoor contacts are ready for two or three friendly customers. Nordwind would be my favourite, they open so many doors. What do you think?\n\nMei',
  ),
  letter(
    'ewa-customs',
    'Commercial invoice for Dubai',
    ewa,
    '-0 07:10',
    'Ola, for Al Noor I need: HS code (9025 19), country of origin per line, and their import licence number. The first two I have. Could you ask Layla for the third?\n\nEwa',
  ),
  letter(
    'sofia-credit',
    'Credit note for Breisgau',
    sofia,
    '-0 08:55',
    'Hi Ola, Ms Hahn wrote to me as well. The discount fell out because the order was split. Credit note is ready, shall I send it or do you?\n\n/Sofia',
  ),
  letter(
    'oskar-case',
    'Case study: gelato',
    oskar,
    '-4 13:30',
    'Draft of the pistachio story is attached. Davide is spelled with a capital D eleven times. Too many?',
    {
      files: [
        pdf('Case study Gelato Ferri.pdf', 'Two hundred litres of pistachio', [
          'How an alarm and a cousin saved a day',
        ]),
        logo('ferri-logo.png', 'ferri', [122, 162, 72]),
      ],
    },
  ),
  letter(
    'henrik-oneonone',
    'Our talk on {day+1}',
    henrik,
    '-2 19:30',
    'Ola, no agenda except one thing: I would like you to take Benelux as a whole from next quarter. Think about it until then.\n\nH.',
    { starred: true, unread: true },
  ),
  letter(
    'lea-photo',
    'You have to see this',
    lea,
    '-10 15:05',
    'The trial box has been to the top of a mountain, literally. The customer sends his regards from 3,100 metres.',
    { files: [photo('summit.png', 'mountain', 'summit')], bare: true },
  ),
  letter(
    'jonas-birthday',
    'Coffee on the quay',
    jonas,
    '-150 06:20',
    'Ola, happy birthday from the yard! There is cake at the gate until nine, after that there is not.\n\nJonas',
    { bare: true },
  ),
  letter(
    'kessler-thanks',
    'Danke für die Empfehlung',
    kessler,
    '-58 16:10',
    'Liebe Frau Nowak,\n\nFrau Delorme aus Grenoble hat uns geschrieben, Sie hätten uns empfohlen. Wir tauschen jetzt Rezepte. Das ist gefährlich für meine Figur, aber gut fürs Geschäft.\n\nIhr Jörg Kessler',
  ),
  letter(
    'maja-move',
    'New telephone numbers',
    maja,
    '-70 08:15',
    'Dear partners,\n\nour quality department has moved to the new building. The extensions are unchanged, the area code is now 02.\n\nMaja',
  ),
  letter(
    'grzegorz-honey',
    'Miód',
    grzegorz,
    '-39 12:00',
    'Pani Olu, wysłałem słoik miodu na adres firmy. Proszę nie oddawać kolegom.\n\nGrzegorz Nowicki',
  ),
  letter(
    'birgit-insurance',
    'Versicherungsnachweis für Montagearbeiten',
    birgit,
    '-85 09:45',
    'Guten Tag Frau Nowak,\n\nfür das Betreten der Hallen benötigen wir den Versicherungsnachweis Ihrer Firma in der aktuellen Fassung. Bitte bis Monatsende.\n\nBirgit Hahn',
  ),
  letter(
    'ingrid-thanks',
    'Tack för hjälpen i somras',
    ingrid,
    '-112 10:20',
    'Hej Ola,\n\nnär strömmen gick i Ronneby var det ert larm som väckte mig, inte elbolaget. All medicin klarade sig. Jag ville bara säga det.\n\nIngrid',
  ),
  letter(
    'giulia-opening',
    'We open a second shop',
    giulia,
    '-140 10:10',
    'Ciao Ola! Second shop, via del Pratello, on {date+14}. If you are in Bologna you eat for free, if you are not you have to come anyway.\n\nGiulia',
  ),
  letter(
    'omar-ramadan',
    'Office hours in the coming weeks',
    omar,
    '-205 07:30',
    'Dear partners,\n\nduring Ramadan our office is open from 9 to 15. For anything urgent my mobile is always on.\n\nOmar',
  ),
  letter(
    'elina-intro',
    'Introduction',
    elina,
    '-222 09:05',
    'Dear Ms Nowak,\n\nMaja Kovač gave me your address. We plan a tender for cold room monitoring next spring, and I would like to understand what one may ask for without naming a product. Could we talk for half an hour?\n\nElīna Kalniņa',
  ),
  letter(
    'aisling-lots',
    'Prior information notice',
    aisling,
    '-178 13:40',
    'Dear suppliers,\n\nthe framework for temperature monitoring will be tendered in four lots. This is a notice for information only; please do not send offers yet. Some of you always do.\n\nAisling Doyle',
    { to: [salesTeam], cc: [ola] },
  ),
  letter(
    'ola-thanks-team',
    'Gdynia is ours',
    ola,
    '-4 14:10',
    "Dear all,\n\nfirst place, 87.4 points, and Jakub's twenty-one days were what made the difference. Thank you, this one was a team thing.\n\nOla",
    { to: [salesTeam], cc: [henrik] },
  ),
  letter(
    'ola-reference',
    'May I name you as a reference?',
    ola,
    '-36 12:20',
    'Dear Maja,\n\nI am preparing two bids in which GDP mapping counts. May I name Zdravje as a reference, after showing you the exact words?\n\nOla',
    { to: [maja] },
  ),
  letter(
    'ola-year',
    'A year of Kelvin at Havets Bord',
    ola,
    '-199 09:10',
    'Hej Karin,\n\nett halvår har gått, så här ser det ut i siffror: 0 avbrott, 4 larm, ett av dem på riktigt. Vill du ha siffrorna som bild till årsrapporten?\n\nOla',
    { to: [karin] },
  ),
  letter(
    'draft-benelux',
    'Benelux: my thoughts',
    ola,
    '-0 06:50',
    'Henrik,\n\nI have thought about it. Yes, if\n\n- Femke stays the one contact for resellers\n- I may hand over Poland in good order, not overnight\n\nAnd one wish',
    { to: [henrik], folder: 'Drafts' },
  ),
];
