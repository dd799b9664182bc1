import { spreadsheet } from '../files/office.ts';
import { pdf } from '../files/pdf.ts';
import { photo } from '../files/photo.ts';
import { ewa, ingrid, karin, ola, perOlof, salesTeam, tom } from '../people.ts';
import { mail, type Story } from '../story.ts';

/** Deals in Sweden: a fish wholesaler and a handful of pharmacies. */
export const swedishStories: readonly Story[] = [
  {
    id: 'havets-bord-expansion',
    subject: 'Utbyggnad fiskhallen – prisuppgift',
    mails: [
      mail(
        karin,
        '-18 09:10',
        `
Hej Ola!

Vi bygger ut hallen med 600 kvadrat och behöver givare i sex nya kylrum plus isrummet. Kan du räkna på det med samma priser som i vårt ramavtal? Ritning kommer när arkitekten har vaknat.

Hälsningar
Karin`,
      ),
      mail(
        ola,
        '-18 10:25',
        `
Hej Karin,

vad roligt att det blir av! Med ramavtalets priser: 14 givare, två gateways, montage en dag. Det blir 31 400 kr i engångskostnad och 1 150 kr i månaden. Räkna med ± en gateway tills jag har sett väggarna, betong äter radio.

Ola`,
      ),
      mail(
        perOlof,
        '-17 06:05',
        `
Tjena Ola,

väggarna är sandwichelement, inte betong. Men isrummet har rostfritt runt om, som en kastrull. Där lär du få problem.

P-O`,
        { cc: [karin], answers: 1 },
      ),
      mail(
        ola,
        '-17 07:30',
        'Tack P-O, det var precis det jag behövde veta. Då sätter vi en givare med yttre prob i isrummet och själva lådan utanför. Samma pris.',
        { cc: [karin], answers: 2 },
      ),
      mail(
        karin,
        '-10 12:18',
        'Nu har arkitekten vaknat. Ritningen bifogas. Kylrum 4 blev två rum, så räkna med sju.',
        {
          files: [
            pdf('Ritning fiskhallen.pdf', 'Fiskhallen, plan 1', ['Kylrum 1 till 7', 'Isrum', 'Lastkaj', 'Skala 1:200']),
          ],
        },
      ),
      mail(
        ola,
        '-9 08:44',
        `
Hej Karin,

uppdaterat efter ritningen:

| Post | Antal | Pris |
| Givare Kelvin 2 | 16 | 19 200 kr |
| Gateway | 2 | 5 200 kr |
| Montage | 1 | 9 500 kr |

Summa 33 900 kr plus 1 290 kr i månaden. Gäller till och med {date+30}.

Ola`,
        {
          files: [
            spreadsheet('Havets Bord fiskhallen.xlsx', [
              ['Post', 'Antal', 'SEK'],
              ['Givare', 16, 19200],
              ['Gateway', 2, 5200],
              ['Montage', 1, 9500],
            ]),
          ],
        },
      ),
      mail(
        karin,
        '-3 07:22',
        'Hej! Ledningen säger ja. Skicka ordererkännande till mig och fakturan till ekonomi@havetsbord.example med märkning HALL2. När kan ni montera?\n\nKarin',
        { starred: true },
      ),
      mail(
        ola,
        '-3 08:50',
        'Fantastiskt, tack för förtroendet! Montaget kan bli {date+15} eller {date+16}, vilket passar? Ordererkännandet kommer från Sofia i eftermiddag.',
      ),
      mail(
        perOlof,
        '-1 05:40',
        `
Hej,

den {date+14} är bäst, då kommer ingen båt in. Ta med långa skruvar, golvreglarna sitter djupt. Och mössa, det är 2 grader.

P-O`,
        { cc: [karin] },
      ),
      mail(ola, '-1 07:05', 'Noterat: {date+14}, långa skruvar, mössa. Jag kommer själv med montören.', {
        cc: [karin, ewa],
        bare: true,
      }),
      mail(
        karin,
        '-0 06:15',
        'Toppen. Då bjuder vi på räkmacka vid elva. Säg till om någon är allergisk mot skaldjur, det vore ju typiskt.\n\nKarin',
        { cc: [perOlof] },
      ),
    ],
  },
  {
    id: 'apotek-lundgren-question',
    subject: 'Hur läser jag av medelvärdet för en månad?',
    mails: [
      mail(
        ingrid,
        '-1 09:33',
        `
Hej!

Jag fyller i egenkontrollen för de fem apoteken och ska ange månadens medelvärde, lägsta och högsta. Finns det någonstans, eller måste jag räkna själv? Det är väldigt många siffror i exporten.

Vänligen
Ingrid Lundgren`,
        { to: [salesTeam], cc: [ola] },
      ),
      mail(
        ola,
        '-1 10:10',
        `
Hej Ingrid,

du slipper räkna. Rapporter > Månadsrapport ger medel, min och max per kylskåp, en sida per apotek. Du kan också låta den komma med mejl den första i varje månad.

Hör av dig om det krånglar!

Ola`,
        { to: [ingrid], cc: [salesTeam] },
      ),
      mail(
        ingrid,
        '-0 07:48',
        'Men så enkelt! Nu kommer den av sig själv. Jag har suttit med det där en halv dag varje månad i två år, säg det inte till någon.\n\nIngrid',
      ),
    ],
  },
  {
    id: 'apotek-lundgren-battery',
    subject: 'Batteribyte i Ronneby',
    mails: [
      mail(
        ingrid,
        '-74 08:02',
        'Hej Ola, givaren i Ronneby säger "lågt batteri". Kan jag byta själv eller måste ni komma?\n\nIngrid',
      ),
      mail(
        ola,
        '-74 08:35',
        'Hej Ingrid, du kan byta själv: fyra skruvar på baksidan, ett CR123. Värdena under bytet finns kvar, den kommer ihåg två dygn. Jag skickar tre batterier med posten i dag.',
      ),
      mail(
        ingrid,
        '-71 13:20',
        'Bytt på två minuter. Och skruvarna satt kvar i plasten, vem som än tänkt ut det ska ha en blomma.',
        { bare: true },
      ),
      mail(tom, '-71 14:05', 'That was Mei. I told her, she now wants the flower.', {
        answers: 2,
        to: [ola],
        bare: true,
      }),
    ],
  },
  {
    id: 'havets-bord-framework',
    subject: 'Ramavtal undertecknat',
    mails: [
      mail(
        karin,
        '-245 10:00',
        'Hej Ola,\n\nhär kommer ramavtalet med underskrifter från båda firmatecknarna. Ser fram emot samarbetet.\n\nKarin',
        {
          files: [
            pdf('Ramavtal Havets Bord.pdf', 'Ramavtal', [
              'Havets Bord AB',
              'Giltighet: 24 månader',
              'Undertecknat i Göteborg',
            ]),
          ],
        },
      ),
      mail(
        ola,
        '-245 10:30',
        'Hej Karin,\n\nstort tack! Ert exemplar med vår underskrift ligger på posten. Vi ses på fiskhallen när första leveransen kommer.\n\nOla',
      ),
      mail(perOlof, '-230 05:55', 'Givarna sitter. Bilden är från kylrum 1, den som hänger snett är min.', {
        to: [ola],
        files: [photo('kylrum1.png', 'cold store')],
        bare: true,
      }),
      mail(ola, '-230 07:10', 'Snett men varmt om hjärtat. Den mäter lika rätt ändå!', { bare: true }),
    ],
  },
];
