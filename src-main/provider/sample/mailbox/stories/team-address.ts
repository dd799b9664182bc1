import { photo } from '../files/photo.ts';
import { lea, ola, salesTeam, stranger } from '../people.ts';
import { mail, type Story } from '../story.ts';

const ruth = stranger(
  'Ruth Abendroth',
  'ruth.abendroth@stadtwerke-teich.example',
  'Ruth Abendroth | Stadtwerke Teich, Trinkwasser',
  { language: 'de' },
);
const petra = stranger('Petra Novotná', 'novotna@krevnibanka.example', 'Petra Novotná | Krevní banka Brno');
const ahmed = stranger(
  'Ahmed Benkirane',
  'a.benkirane@agrumes-atlas.example',
  'Ahmed Benkirane | Agrumes de l’Atlas, Agadir',
  { language: 'fr', client: 'gmail', utcOffset: 0 },
);
const hannah = stranger('Hannah Stone', 'hannah@littleoak.example', 'Hannah Stone | Little Oak Nurseries', {
  client: 'apple',
  utcOffset: 0,
});
const emil = stranger('Emil Sandberg', 'emil.sandberg@isstadion.example', 'Emil Sandberg | Isstadion Karlshamn', {
  language: 'sv',
  client: 'gmail',
});
const chloe = stranger('Chloe Martin', 'chloe.martin@oceansix.example', 'Chloe Martin | Ocean Six Research, Brest', {
  client: 'gmail',
});

/** What comes in at sales@, which Ola and Lea share. */
export const teamAddressStories: readonly Story[] = [
  {
    id: 'team-waterworks',
    subject: 'Anfrage: Temperatur im Trinkwasserspeicher',
    mails: [
      mail(
        ruth,
        '-2 08:15',
        `
Sehr geehrte Damen und Herren,

wir betreiben sieben Hochbehälter und müssen ab nächstem Jahr die Wassertemperatur dokumentieren. Sind Ihre Fühler für Trinkwasser zugelassen (KTW)?

Mit freundlichen Grüßen
Ruth Abendroth`,
        { to: [salesTeam] },
      ),
      mail(lea, '-2 08:50', 'Ola, German and water: yours? I have the Swiss call until eleven.', {
        to: [ola],
        cc: [salesTeam],
        bare: true,
      }),
      mail(
        ola,
        '-2 09:10',
        `
Sehr geehrte Frau Abendroth,

ja, der Fühler W3 hat die KTW-Zulassung, die Bescheinigung finden Sie auf unserer Seite unter Dokumente. Für sieben Behälter schlage ich je zwei Fühler vor, Zulauf und Ablauf. Darf ich Sie dazu morgen kurz anrufen?

Ola Nowak`,
        { to: [ruth], cc: [salesTeam], answers: 0 },
      ),
      mail(ruth, '-1 06:50', 'Guten Morgen, gern zwischen 9 und 10 Uhr. Durchwahl -214.', {
        to: [ola],
        cc: [salesTeam],
        bare: true,
      }),
      mail(
        ruth,
        '-0 09:35',
        `
Sehr geehrte Frau Nowak,

danke für das Gespräch. Unser Betriebsleiter möchte mit einem Behälter beginnen (Teichberg, 400 m³). Bitte ein Angebot für zwei Fühler und ein Gateway mit Solarversorgung.

Ruth Abendroth`,
        { to: [ola], cc: [salesTeam] },
      ),
    ],
  },
  {
    id: 'team-blood-bank',
    subject: 'Validation documents for a blood bank',
    mails: [
      mail(
        petra,
        '-3 09:05',
        'Dear sales team,\n\ndo you supply IQ/OQ documents with the loggers? Our quality department will not even open a parcel without them.\n\nPetra Novotná',
        { to: [salesTeam] },
      ),
      mail(
        lea,
        '-3 09:30',
        'Dear Ms Novotná,\n\nyes, IQ and OQ come with each delivery, and a template for PQ. My colleague Ola has just finished a similar project in Ljubljana and will contact you.\n\nLea Rossi',
        { to: [petra], cc: [salesTeam, ola] },
      ),
      mail(
        ola,
        '-3 10:20',
        'Dear Ms Novotná,\n\nhere I am. The documents for Ljubljana were accepted without a remark; I can share the structure (not the contents). How many refrigerators is it about?\n\nOla Nowak',
        { to: [petra], cc: [salesTeam], answers: 1 },
      ),
      mail(
        petra,
        '-1 12:45',
        '22 refrigerators, 4 freezers, 2 platelet incubators. The incubators are the difficult part, they shake.',
        { to: [ola], cc: [salesTeam] },
      ),
      mail(
        ola,
        '-1 13:25',
        'Shaking is fine, the probe is separate from the electronics. I send a quote with documents tomorrow.',
        { cc: [salesTeam], bare: true },
      ),
    ],
  },
  {
    id: 'team-citrus',
    subject: 'Transport d’agrumes Agadir – Perpignan',
    mails: [
      mail(
        ahmed,
        '-1 09:15',
        `
Bonjour,

nous expédions 300 camions de clémentines par saison. Nos clients demandent un relevé de température à l’arrivée. Un chauffeur peut-il l’imprimer lui-même ?

Cordialement,
Ahmed Benkirane`,
        { to: [salesTeam] },
      ),
      mail(
        ola,
        '-1 10:05',
        'Bonjour Monsieur Benkirane,\n\nmieux : le client scanne le code collé sur la porte et reçoit la courbe en PDF, sans compte et sans imprimante. Combien de camions roulent en même temps ?\n\nOla Nowak',
        { to: [ahmed], cc: [salesTeam] },
      ),
      mail(
        ahmed,
        '-0 08:20',
        'Une cinquantaine au plus fort. L’idée du code est excellente, mes clients vont adorer. Pouvez-vous m’appeler cette semaine ? +212 5 28 55 01 90',
        { to: [ola], cc: [salesTeam] },
      ),
    ],
  },
  {
    id: 'team-nursery',
    subject: 'Do you do greenhouses?',
    mails: [
      mail(
        hannah,
        '-0 06:55',
        'Hello! We lost 3,000 tomato seedlings to one cold night in April. I would like something that rings loudly before that happens again. Nine greenhouses, no wifi, one very tired gardener.\n\nHannah',
        {
          to: [salesTeam],
          files: [photo('greenhouse.png', 'greenhouse', 'greenhouse')],
        },
      ),
    ],
  },
  {
    id: 'team-ice-rink',
    subject: 'Is i isstadion',
    mails: [
      mail(
        emil,
        '-19 13:00',
        'Hej!\n\nKan man mäta temperaturen inne i isen? Vi vill spara el men inte få slask i hörnen.\n\nEmil',
        { to: [salesTeam] },
      ),
      mail(lea, '-19 13:20', 'Not another ice rink. Ola, please.', { to: [ola], cc: [salesTeam], bare: true }),
      mail(
        ola,
        '-19 14:05',
        'Hej Emil,\n\nja, med platta givare som fryses in 15 mm under ytan. Fyra räcker för en hel rink, en i varje hörn. Ishallen i Vänersborg sparade 11 % förra säsongen.\n\nOla',
        { to: [emil], cc: [salesTeam], answers: 0 },
      ),
      mail(emil, '-17 09:30', 'Elva procent! Skicka offert på fyra, tack. Isen läggs i augusti.', {
        to: [ola],
        cc: [salesTeam],
      }),
      mail(ola, '-16 07:55', 'Offert bifogas inom kort, jag reserverar fyra givare för vecka 32.', {
        cc: [salesTeam],
        bare: true,
      }),
    ],
  },
  {
    id: 'team-ocean',
    subject: 'Sensors at 200 metres depth?',
    mails: [
      mail(
        chloe,
        '-155 10:25',
        'Hello,\n\ncan your loggers be lowered to 200 m in the sea? We are a research institute on a budget.\n\nChloe',
        { to: [salesTeam] },
      ),
      mail(
        ola,
        '-155 11:10',
        'Hello Chloe,\n\nhonestly: no. Ours are made for 10 m. For 200 m you want a titanium housing; I can recommend a small company in Bergen that makes nothing else.\n\nOla',
        { to: [chloe], cc: [salesTeam] },
      ),
      mail(
        chloe,
        '-154 08:15',
        'That is the most helpful "no" I have had this year. Thank you, and I will remember you when we need a freezer watched.',
        { to: [ola], cc: [salesTeam] },
      ),
      mail(
        chloe,
        '-47 09:45',
        'Hello Ola,\n\nI promised: we now have a −80 freezer with twelve years of plankton in it. Please sell me an alarm.\n\nChloe',
        { to: [ola], cc: [salesTeam] },
      ),
      mail(
        ola,
        '-47 10:10',
        'With the greatest pleasure. One logger with the Pt100 probe, €190 a year, rings up to four people. For plankton of twelve years I would name all four.',
        { cc: [salesTeam] },
      ),
      mail(chloe, '-46 07:20', 'Four people named, order attached in spirit, the form follows. Merci!', {
        to: [ola],
        bare: true,
      }),
    ],
  },
];
