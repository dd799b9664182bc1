import { spreadsheet } from '../files/office.ts';
import { pdf } from '../files/pdf.ts';
import { photo } from '../files/photo.ts';
import { bastien, ewa, femke, henrik, mikael, nadia, ola, oskar } from '../people.ts';
import { mail, type Story } from '../story.ts';

/** Installers and resellers. */
export const partnerStories: readonly Story[] = [
  {
    id: 'coldline-margins',
    subject: 'Reseller terms for the Benelux',
    folder: 'Partners',
    mails: [
      mail(
        femke,
        '-48 09:25',
        `
Hi Ola,

our management has looked at the draft. 18 % margin on hardware is fine, but on subscriptions we expect it for the whole term, not only for year one. Otherwise our sales people will sell boxes and forget the customer, and neither of us wants that.

Femke`,
      ),
      mail(
        ola,
        '-47 10:10',
        'Hi Femke,\n\nI agree with the argument. What I could defend internally is 18 % in year one and 10 % from then on, as long as Coldline does the first-line support. Would that work?\n\nOla',
        { cc: [henrik] },
      ),
      mail(henrik, '-47 19:55', 'Fine with me, but put the support hours into the contract, not into a mail. H.', {
        to: [ola],
        bare: true,
      }),
      mail(
        femke,
        '-44 08:50',
        'We can do 18/12 with first-line support from 8 to 18, or 18/10 from 9 to 17. Your choice :)',
      ),
      mail(ola, '-43 09:05', '18/12 with the longer hours. Nadia prepares the contract.', { cc: [nadia] }),
      mail(
        nadia,
        '-37 15:10',
        'Dear Femke,\n\nplease find the reseller agreement attached. The support hours are in Annex 2, the margins in Annex 1.\n\nNadia',
        {
          to: [femke],
          cc: [ola],
          files: [
            pdf('Reseller agreement Coldline.pdf', 'Reseller agreement', [
              'Coldline Distribution, Rotterdam',
              'Annex 1: margins',
              'Annex 2: support hours',
            ]),
          ],
        },
      ),
      mail(
        femke,
        '-33 11:40',
        'Signed! First lead already: a cheese warehouse in Gouda, 60 points. May I register it?',
        { to: [nadia, ola] },
      ),
      mail(ola, '-33 12:20', 'Registered for 180 days. Gouda as the first one, you could not have invented it.', {
        answers: 6,
        to: [femke],
        bare: true,
      }),
      mail(
        femke,
        '-2 10:05',
        `
Hi Ola,

Gouda has signed, 60 points, three years. The next three leads are in the attached sheet. For the one in Ghent I would like a demo with you, he only believes manufacturers.

Femke`,
        {
          files: [
            spreadsheet('Leads Coldline.xlsx', [
              ['Lead', 'City', 'Points'],
              ['Kaasland', 'Gouda', 60],
              ['Vriesgroep', 'Ghent', 110],
              ['Medlog', 'Breda', 35],
            ]),
          ],
        },
      ),
      mail(
        ola,
        '-2 11:15',
        'Congratulations!! Ghent: {day+5} after two, or any time next week. I bring the loggers, you bring the waffles.',
      ),
      mail(
        femke,
        '-0 08:30',
        'Next week {day+7} at 14:00, he confirmed. He asked twice whether you are "really from the factory".',
        {
          invitation: { title: 'Demo Vriesgroep Ghent', place: 'Vriesgroep, Ghent', start: '+7 12:00', minutes: 90 },
        },
      ),
    ],
  },
  {
    id: 'frigotec-training',
    subject: 'Formation installateurs',
    folder: 'Partners',
    mails: [
      mail(
        bastien,
        '-66 16:30',
        'Salut Ola,\n\nj’ai deux nouveaux techniciens. Est-ce que Jakub ferait une demi-journée de formation à Lyon ? Je paie le repas, et pas à la cantine.\n\nBastien',
      ),
      mail(
        ola,
        '-65 08:20',
        'Salut Bastien, avec plaisir ! Jakub propose le {date+21} au matin. Il demande si c’est le restaurant avec les quenelles.',
      ),
      mail(bastien, '-65 12:45', 'C’est celui-là. Réservé pour cinq.', { bare: true }),
      mail(
        bastien,
        '-43 17:10',
        'Formation faite, tout le monde est content, voici la photo du mur d’exercice. Le plus jeune a posé six capteurs en neuf minutes, record à battre.',
        { files: [photo('mur.png', 'pipes')] },
      ),
      mail(ola, '-42 08:00', 'Bravo à lui ! Je mets le record au mur, chez nous aussi.', { bare: true }),
    ],
  },
  {
    id: 'sensorhuset-campaign',
    subject: 'Gemensam kampanj för bagerier',
    folder: 'Partners',
    mails: [
      mail(
        mikael,
        '-11 08:15',
        'Hej Ola,\n\nvi vill köra en kampanj mot bagerier nästa kvartal. Ni står för demoutrustning, vi för mässan och utskicken. Är ni med?\n\nMikael',
      ),
      mail(
        ola,
        '-11 09:40',
        'Hej Mikael, vi är med! Oskar tar det på vår sida. Kan ni vänta med utskicket till den nya broschyren är klar ({date+14})?',
        { cc: [oskar] },
      ),
      mail(
        oskar,
        '-10 10:25',
        'Hej Mikael! Brochure in Swedish is ready on {date+13}, I send you the first proof this week. Do bakeries prefer bread or buns on the cover?',
        { to: [mikael], cc: [ola] },
      ),
      mail(mikael, '-10 10:40', 'Kanelbulle. Allt annat är ett misstag.', { to: [oskar], cc: [ola], bare: true }),
      mail(
        oskar,
        '-1 15:20',
        'First proof attached. It has a cinnamon bun on it, and now the whole office is hungry.',
        {
          to: [mikael, ola],
          files: [
            pdf('Broschyr bagerier.pdf', 'Kelvin för bagerier', [
              'Jäsrum, kyl och frys i en vy',
              'Larm innan degen dör',
            ]),
          ],
        },
      ),
      mail(
        mikael,
        '-0 07:25',
        'Den är jättefin! En ändring: det ska stå "jässkåp", inte "jäsrum". Annars tryckklar från vår sida.',
        { to: [oskar, ola] },
      ),
    ],
  },
  {
    id: 'coldline-stock',
    subject: 'Stock in Rotterdam',
    folder: 'Partners',
    mails: [
      mail(
        ewa,
        '-82 08:40',
        'Hi Femke, we can put 50 loggers on consignment with you. Please confirm the address of the warehouse and who signs.',
        { to: [femke], cc: [ola] },
      ),
      mail(femke, '-82 09:30', 'Maasvlakte 9, gate C, Joris signs. Thank you!', { to: [ewa], cc: [ola] }),
    ],
  },
];
