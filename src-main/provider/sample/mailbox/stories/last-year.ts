import { spreadsheet } from '../files/office.ts';
import { pdf } from '../files/pdf.ts';
import { photo } from '../files/photo.ts';
import { barChart } from '../files/pictures.ts';
import {
  camille,
  ewa,
  henrik,
  ingrid,
  jakub,
  jonas,
  karin,
  lea,
  marcus,
  mei,
  nadia,
  ola,
  oskar,
  salesTeam,
  sofia,
  stefan,
  stranger,
  tom,
} from '../people.ts';
import { mail, type Story } from '../story.ts';

const larsGoran = stranger('Lars-Göran Holm', 'lg.holm@farjanost.example', 'Lars-Göran Holm | Färjan Öst', {
  language: 'sv',
});
const abbey = stranger('Brother Anselm', 'cellar@abbaye-orval-le-petit.example', 'Brother Anselm | Cellar and cheese', {
  client: 'plain',
});
const zoo = stranger('Dr. Miriam Adler', 'adler@tierpark-see.example', 'Dr. Miriam Adler | Tierpark am See', {
  language: 'de',
});
const museum = stranger('Isabel Duarte', 'isabel.duarte@museudomar.example', 'Isabel Duarte | Museu do Mar', {
  client: 'apple',
  utcOffset: 0,
});

/** What happened half a year and more ago. */
export const lastYearStories: readonly Story[] = [
  {
    id: 'kelvin2-launch',
    subject: 'Launch of Kelvin 2: who does what until Friday',
    mails: [
      mail(
        mei,
        '-311 08:00',
        'Morning all,\n\nthe first 500 are in the warehouse and the app is in both stores. Let us use this thread for loose ends until {day+4}, and nothing else.\n\nMei',
        { to: [ola, lea, jakub, tom, oskar, ewa], cc: [henrik] },
      ),
      mail(
        oskar,
        '-311 08:25',
        'Press release goes out at nine on {day+4}. I still need one sentence from a customer that does not sound as if I wrote it.',
        { to: [mei, ola, lea, jakub, tom, ewa] },
      ),
      mail(
        ola,
        '-311 08:40',
        'Stefan Vogt said: "It is the first logger that I did not have to explain to the night shift." May be used, I asked.',
        { to: [oskar], cc: [mei, lea], bare: true },
      ),
      mail(oskar, '-311 08:44', 'Perfect. I could not have written that.', { to: [ola, mei], bare: true }),
      mail(
        ewa,
        '-311 09:30',
        'Warehouse: 500 received, 3 boxes dented, contents fine. Cartons for singles come tomorrow.',
        { to: [mei], cc: [ola, lea] },
      ),
      mail(
        tom,
        '-311 10:10',
        'Support: articles are written, 22 of 25. Missing: changing the unit to Fahrenheit, because nobody here believes that anyone would.',
        { to: [mei, ola] },
      ),
      mail(lea, '-311 10:20', 'I have two Americans in my pipeline. They would.', { to: [tom], cc: [mei, ola] }),
      mail(tom, '-311 10:31', 'Fine. 23 of 25.', { to: [lea], cc: [mei, ola], bare: true }),
      mail(
        jakub,
        '-310 07:45',
        'Range test in the harbour: 310 m in the open, 48 m through a full reefer. The data sheet says 40, let us leave it at 40.',
        { to: [mei, ola, lea], files: [photo('range test.png', 'cold store')] },
      ),
      mail(ola, '-310 08:00', 'Please leave it at 40. I like it when customers are surprised in that direction.', {
        cc: [mei],
      }),
      mail(
        sofia,
        '-310 09:20',
        'Article numbers are in the system. The old ones stay orderable until the stock is gone (114 pieces).',
        { to: [ola, lea], cc: [mei] },
      ),
      mail(henrik, '-310 18:40', 'Who calls the ten largest customers before they read it in the news?', {
        to: [ola, lea],
      }),
      mail(ola, '-310 18:52', "Six are mine, four are Lea's. All before {day+2}.", { cc: [lea], bare: true }),
      mail(lea, '-309 15:30', 'Four of four called. Lausanne asked for a discount before I had said what it is.', {
        to: [henrik],
        cc: [ola],
      }),
      mail(ola, '-309 16:10', 'Six of six. Jonas wants twenty at once, Havets Bord wants to know whether it floats.', {
        to: [henrik],
        cc: [lea],
      }),
      mail(jakub, '-309 16:25', 'It floats for about four minutes. We tested that by accident.', {
        to: [ola],
        cc: [lea, henrik],
      }),
      mail(nadia, '-308 09:00', 'The declaration of conformity is signed, please link to it from the product page.', {
        to: [oskar, mei],
        cc: [ola],
      }),
      mail(oskar, '-308 09:12', 'Linked.', { to: [nadia, mei], cc: [ola], bare: true }),
      mail(tom, '-308 13:00', '25 of 25. Fahrenheit included.', { to: [mei, ola, lea], bare: true }),
      mail(
        mei,
        '-307 08:30',
        'All lists are empty, the press release is out, the first order came eleven minutes later (Ronneby!). Thank you, all of you. Cake in the kitchen, and yes, it is cold.',
        { to: [ola, lea, jakub, tom, oskar, ewa, sofia, nadia], cc: [henrik] },
      ),
      mail(ola, '-307 08:41', 'Eleven minutes! That must be Ingrid. I am on my way to the cake.', { bare: true }),
    ],
  },
  {
    id: 'ferry-lost',
    subject: 'Hytter på Färjan Öst – offert',
    mails: [
      mail(
        larsGoran,
        '-285 09:00',
        'Hej,\n\nvi behöver temperaturgivare till trettio kylhytter. Vad kostar det och hur fort kan det gå?\n\nLars-Göran',
        { to: [salesTeam] },
      ),
      mail(
        ola,
        '-283 08:10',
        'Hej Lars-Göran,\n\nförlåt att det dröjde två dagar. Trettio hytter: 71 000 kr, klart på fyra veckor. Ska jag komma ombord och titta?\n\nOla',
        { to: [larsGoran], cc: [salesTeam] },
      ),
      mail(
        larsGoran,
        '-279 14:30',
        'Tack. Vi fick ett svar samma dag av en annan leverantör och har bestämt oss. Det var inget fel på ert pris.\n\nLars-Göran',
      ),
      mail(ola, '-279 15:00', 'Jag förstår, och det lär jag mig av. Hör gärna av dig om det inte blir som ni tänkt.', {
        bare: true,
      }),
    ],
  },
  {
    id: 'abbey-cheese',
    subject: 'Eight monks and four hundred cheeses',
    mails: [
      mail(
        abbey,
        '-262 06:30',
        'Dear Madam,\n\nour cellar is from 1132 and has kept its temperature without help for most of that time. The food authority would nevertheless like a record. We are eight and none of us owns a telephone.\n\nBrother Anselm',
        { to: [salesTeam] },
      ),
      mail(
        ola,
        '-262 08:00',
        'Dear Brother Anselm,\n\na logger can print its month on paper: a small box by the door, one press of a button. No telephone needed.\n\nOla Nowak',
        { to: [abbey], cc: [salesTeam] },
      ),
      mail(abbey, '-260 06:15', 'One press of a button is within our rule. Please send one, and the bill on paper.'),
      mail(ola, '-260 07:30', 'Both are on their way, on paper.', { bare: true }),
      mail(
        abbey,
        '-236 06:40',
        'It works. The cellar has 9.8 degrees, as in 1132 I suppose. A cheese is in the post.',
        { answers: 2 },
      ),
    ],
  },
  {
    id: 'penguins',
    subject: 'Pinguine',
    mails: [
      mail(
        zoo,
        '-241 10:00',
        'Guten Tag,\n\nunsere Pinguinanlage wurde umgebaut, und wir möchten Wasser- und Lufttemperatur aufzeichnen. Die Tiere sind neugierig und nehmen alles mit, was glänzt. Was empfehlen Sie?\n\nMiriam Adler',
      ),
      mail(
        ola,
        '-241 11:20',
        'Guten Tag Frau Dr. Adler,\n\ndas mattgraue Gehäuse, unter der Wasserlinie verschraubt. Für die Luft einen Fühler hinter dem Futterluk. Bisher hat ihn noch kein Tier mitgenommen, aber Pinguine hatten wir auch noch nicht.\n\nOla Nowak',
      ),
      mail(
        zoo,
        '-225 13:45',
        'Montiert. Ein Fühler wurde in der ersten Nacht ausgebrütet, ist aber unversehrt. Jetzt sitzt er hinter Gitter.',
        { files: [photo('pinguine.png', 'penguins', 'pinguine')] },
      ),
      mail(ola, '-225 14:00', 'Das ist die schönste Reklamation, die ich je bekommen habe.', { bare: true }),
    ],
  },
  {
    id: 'museum-loan',
    subject: 'Loan of a painting, and its climate',
    mails: [
      mail(
        museum,
        '-214 15:10',
        'Hello Ola,\n\nthe lender of a large seascape wants to see temperature and humidity in the crate, live, from Lisbon to Oslo. Is that something you do for a single trip?\n\nIsabel Duarte',
      ),
      mail(
        ola,
        '-213 08:05',
        'Hello Isabel,\n\nyes, and it is one of my favourite kinds of trips. Two Kelvin Go in the crate, one link for the lender, €78. They need a window to the outside now and then; does the lorry stop at night?',
      ),
      mail(museum, '-213 10:20', 'It does, with two guards who will not be told what is in the crate.', { bare: true }),
      mail(
        museum,
        '-197 17:00',
        'Arrived! The lender watched the line for three days and now wants one for his wine.',
        {},
      ),
      mail(ola, '-196 07:40', 'Please give him my address. And congratulations on the exhibition!', { bare: true }),
    ],
  },
  {
    id: 'breisgau-hall1',
    subject: 'Halle 1: Abnahme',
    mails: [
      mail(
        stefan,
        '-166 08:30',
        'Guten Morgen Frau Nowak,\n\nHalle 1 ist abgenommen, das Protokoll hängt an. Zwei kleine Mängel, beide noch heute behoben.\n\nStefan Vogt',
        {
          files: [
            pdf('Abnahmeprotokoll Halle 1.pdf', 'Abnahmeprotokoll', [
              '42 Messpunkte',
              'Mängel: 2, behoben',
              'Freiburg, Unterschrift Vogt',
            ]),
          ],
        },
      ),
      mail(
        ola,
        '-166 09:10',
        'Guten Morgen Herr Vogt,\n\nvielen Dank, auch für die gute Zusammenarbeit an den beiden Samstagen. Die Schlussrechnung kommt von Sofia.',
        { cc: [sofia] },
      ),
    ],
  },
  {
    id: 'havets-bord-audit',
    subject: 'MSC-revision gick bra',
    mails: [
      mail(
        karin,
        '-144 13:10',
        'Hej Ola,\n\nrevisorn ville se temperaturerna för en låda kolja från mars. Det tog fyra sekunder. Hon sa "jaha" och det är det bästa betyg vi någonsin fått.\n\nKarin',
      ),
      mail(ola, '-144 13:35', 'Jag ramar in det: "Jaha". Grattis!', { bare: true }),
    ],
  },
  {
    id: 'half-year-numbers',
    subject: 'Half-year in numbers',
    mails: [
      mail(
        henrik,
        '-137 07:00',
        'Team,\n\n€1.42 m against a plan of €1.35 m. Renewals at 94 %. The picture shows the months. Enjoy the summer.\n\nHenrik',
        {
          to: [salesTeam],
          cc: [ola, lea],
          files: [
            barChart('months.png', 'months', [198, 214, 251, 226, 243, 288]),
            spreadsheet('Half-year.xlsx', [
              ['Month', 'kEUR'],
              ['1', 198],
              ['2', 214],
              ['3', 251],
              ['4', 226],
              ['5', 243],
              ['6', 288],
            ]),
          ],
        },
      ),
      mail(lea, '-137 07:20', 'And not one ice rink in it.', { to: [ola], bare: true }),
    ],
  },
  {
    id: 'ronneby-first-order',
    subject: 'Första beställningen på Kelvin 2',
    mails: [
      mail(
        ingrid,
        '-307 08:35',
        'Hej Ola,\n\njag såg det på er sida nyss. Fem stycken till Ronneby, tack, så slipper jag de gamla med sladd.\n\nIngrid',
      ),
      mail(
        ola,
        '-307 08:50',
        'Hej Ingrid, du är först i världen, på riktigt. De skickas i dag, och det ligger tårta i kartongen (bildligt talat).',
        { cc: [ewa], bare: true },
      ),
    ],
  },
  {
    id: 'marcus-conference',
    subject: 'Your talk in Chicago',
    mails: [
      mail(
        marcus,
        '-103 18:20',
        'Ola,\n\nI sat in the third row. You said that most alarms are a matter of door discipline. I would like to hear that again, with our own doors. Is there something like an evaluation?\n\nMarcus Webb',
      ),
      mail(
        ola,
        '-102 07:30',
        'Marcus,\n\nthank you for staying until the end, it was five past six. Yes: 60 days, two sites, criteria that you set. Shall we talk next week?\n\nOla',
      ),
      mail(marcus, '-101 16:05', 'Next month rather, we are in the middle of an inspection. Put me on your list.', {
        bare: true,
      }),
    ],
  },
  {
    id: 'vercors-camille-hello',
    subject: 'Référencement fournisseur',
    mails: [
      mail(
        camille,
        '-29 09:30',
        'Bonjour Madame,\n\npour pouvoir vous commander l’essai, je dois vous référencer. Merci de compléter la fiche jointe et d’ajouter un RIB.\n\nCamille Roux',
        { files: [pdf('Fiche fournisseur.pdf', 'Fiche fournisseur', ['Raison sociale', 'Numéro de TVA', 'IBAN'])] },
      ),
      mail(
        sofia,
        '-28 07:50',
        'Bonjour Madame Roux,\n\nveuillez trouver la fiche complétée et notre RIB.\n\nSofia Lindqvist',
        { to: [camille], cc: [ola], files: [pdf('RIB Dealbox.pdf', 'RIB', ['Dealbox AB', 'IBAN SE00 0000 0000'])] },
      ),
      mail(camille, '-28 10:15', 'Parfait, vous êtes référencés. Numéro 40772.', {
        to: [sofia],
        cc: [ola],
        bare: true,
      }),
    ],
  },
  {
    id: 'jonas-winter',
    subject: 'Gateways in the cold',
    folder: 'Clients/Nordwind',
    mails: [
      mail(
        jonas,
        '-331 06:10',
        'Hi Ola,\n\n−21 in the yard this morning and all gateways are up. The coffee machine is not. Can you do something about that, too?\n\nJonas',
      ),
      mail(
        ola,
        '-331 07:45',
        'I forwarded it to the department for warm things. It is very small. Glad to hear about the gateways!',
        { bare: true },
      ),
    ],
  },
];
