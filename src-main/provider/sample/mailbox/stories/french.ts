import { spreadsheet, textDocument } from '../files/office.ts';
import { pdf } from '../files/pdf.ts';
import { photo } from '../files/photo.ts';
import { temperatureChart } from '../files/pictures.ts';
import { bastien, camille, etienne, helene, jakub, juliette, marc, nadia, ola } from '../people.ts';
import { mail, type Story } from '../story.ts';

/** Deals in France: a dairy, a hospital, a chocolate maker. */
export const frenchStories: readonly Story[] = [
  {
    id: 'vercors-pilot',
    subject: 'Pilote caves d’affinage – bilan des 30 jours',
    mails: [
      mail(
        etienne,
        '-38 08:20',
        `
Bonjour Ola,

les douze capteurs sont en place dans les caves 2 et 3 depuis vendredi. L’application est claire, même pour l’équipe de nuit. Une question : peut-on mettre un seuil différent pour l’humidité et pour la température sur le même capteur ?

Bonne journée,
Étienne`,
      ),
      mail(
        ola,
        '-38 09:05',
        `
Bonjour Étienne,

oui, chaque grandeur a ses propres seuils : Capteur > Alarmes > Ajouter. Pour l’humidité je vous conseille un délai de vingt minutes, sinon chaque ouverture de porte vous réveille.

Bien à vous,
Ola`,
      ),
      mail(etienne, '-37 06:31', 'Parfait, fait. La nuit a été calme.', { bare: true }),
      mail(
        etienne,
        '-16 07:48',
        `
Bonjour Ola,

petit point à mi-parcours. La cave 3 perd presque deux degrés entre 4 h et 6 h, nous ne l’avions jamais vu avec nos relevés du matin. Le frigoriste pense à un dégivrage mal réglé. Rien que pour cela, l’essai valait la peine.

La courbe de cette nuit est ci-dessous.

Étienne`,
        {
          files: [
            temperatureChart('cave3.png', 'cave3', [11.2, 11.1, 11.2, 11, 10.4, 9.6, 9.3, 9.5, 10.4, 11, 11.2], 12),
          ],
          cc: [camille],
        },
      ),
      mail(
        ola,
        '-16 09:30',
        `
Bonjour Étienne,

c’est très parlant, merci. Bastien, notre installateur à Lyon, passe chez un client à Grenoble {day+3} et pourrait jeter un œil au réglage avec votre frigoriste, sans frais. Voulez-vous que je l’organise ?

Ola`,
        { cc: [camille, bastien] },
      ),
      mail(
        bastien,
        '-15 18:02',
        'Bonjour à tous, je peux être sur place vers 14 h. Je viens avec un enregistreur étalon pour comparer.',
        {
          to: [etienne],
          cc: [ola, camille],
        },
      ),
      mail(
        etienne,
        '-11 16:25',
        `
Dégivrage déplacé à 13 h, ventilateur remplacé. La cave 3 est plate comme un lac depuis trois nuits. Un grand merci à Bastien !

Étienne`,
        { cc: [camille, bastien] },
      ),
      mail(
        camille,
        '-6 10:12',
        `
Bonjour Madame Nowak,

Étienne est convaincu, me voilà donc. Pour passer des 12 capteurs à l’ensemble des caves (68) et aux quatre camions, pourriez-vous m’adresser :

- une offre en achat et une en location sur 36 mois,
- les conditions d’étalonnage,
- deux références dans le lait cru.

Notre comité d’investissement se réunit dans deux semaines.

Cordialement,
Camille Roux`,
        { cc: [etienne] },
      ),
      mail(
        ola,
        '-5 08:40',
        `
Bonjour Madame Roux,

voici les deux variantes. En location, le remplacement pendant l’étalonnage est compris ; en achat, il est à 14 € par capteur et par an.

| Variante | Capteurs | Total 36 mois |
| Achat | 68 + 4 | 21 870 € |
| Location | 68 + 4 | 19 440 € |

Pour les références, la fromagerie Col Vert et la coopérative de Thônes acceptent volontiers un appel. Je vous envoie leurs numéros séparément.

Bien cordialement,
Ola Nowak`,
        {
          to: [camille],
          cc: [etienne],
          files: [
            pdf('Offre 2044 Laiterie du Vercors.pdf', 'Offre 2044', [
              'Laiterie du Vercors, Grenoble',
              '',
              'Achat, 72 capteurs\t21 870 €',
              'Location 36 mois\t19 440 €',
            ]),
            spreadsheet('Vercors variantes.xlsx', [
              ['Poste', 'Achat', 'Location'],
              ['Capteurs', 14400, 19440],
              ['Passerelles', 2160, 0],
              ['Etalonnage', 5310, 0],
            ]),
          ],
        },
      ),
      mail(
        camille,
        '-2 14:55',
        `
Merci pour cette offre très lisible. La location a ma préférence. Deux points avant le comité :

1. Que se passe-t-il si nous fermons la cave 1 (travaux prévus l’an prochain) ?
2. Le préavis de six mois est long. Trois seraient plus conformes à nos usages.

Camille Roux`,
      ),
      mail(
        ola,
        '-1 07:35',
        `
Bonjour Madame Roux,

1. Vous pouvez rendre jusqu’à 15 % des capteurs à chaque date anniversaire, sans frais. Cela couvre la cave 1.
2. Trois mois : c’est d’accord, j’ai demandé à notre juriste d’adapter l’article 9.

Ola Nowak`,
        { cc: [nadia] },
      ),
      mail(
        camille,
        '-0 08:52',
        'Parfait. Avec ces deux points, le dossier est complet ; il passe au comité {day+4}. Je vous tiens au courant le jour même.\n\nCamille Roux',
        {
          cc: [etienne],
        },
      ),
    ],
  },
  {
    id: 'saint-luc-security',
    subject: 'Questionnaire sécurité et hébergement',
    mails: [
      mail(
        helene,
        '-13 12:40',
        `
Madame,

la pharmacie souhaite équiper 26 réfrigérateurs et deux congélateurs à −80 °C. Avant toute commande, notre direction informatique demande de répondre au questionnaire joint (42 questions). Est-il exact que les données sont hébergées dans l’Union européenne ?

Bien cordialement,
Dr Hélène Marchand`,
        {
          cc: [marc],
          files: [
            textDocument('Questionnaire SSI.docx', [
              'Questionnaire de sécurité',
              '1. Localisation des données',
              '2. Sauvegardes',
              '3. Gestion des accès',
            ]),
          ],
        },
      ),
      mail(
        ola,
        '-13 14:02',
        `
Docteur,

oui, uniquement dans l’Union européenne (Francfort, copie à Stockholm). Le questionnaire est entre les mains de Jakub, notre ingénieur avant-vente ; vous l’aurez complété {day+5} au plus tard.

Bien cordialement,
Ola Nowak`,
        { cc: [marc, jakub] },
      ),
      mail(
        jakub,
        '-9 15:15',
        `
Ola, 39 of 42 done. I need help with three:

- 17: "certification HDS". We are not certified as a health data host, because temperatures are not health data. Nadia has a text for that.
- 23: their proxy. Gateways can go by LTE, so the hospital network is not touched at all. Say that loudly, it usually ends the discussion.
- 31: penetration test of this year is finished but the report is not signed yet.

Jakub`,
        { to: [ola], answers: 1 },
      ),
      mail(ola, '-9 15:40', 'Great work. I take 17 and 31 with Nadia, and write 23 in capital letters.', {
        bare: true,
      }),
      mail(
        ola,
        '-8 09:20',
        `
Docteur, Monsieur Tissot,

le questionnaire complété est joint. Le point le plus important : les passerelles communiquent par LTE. Votre réseau n’est pas utilisé, aucune ouverture de port n’est nécessaire.

Ola Nowak`,
        {
          to: [helene],
          cc: [marc],
          answers: 1,
          files: [
            textDocument('Questionnaire SSI complété.docx', [
              '1. Francfort et Stockholm',
              '2. Toutes les heures, conservées 35 jours',
              '3. Comptes nominatifs, double facteur',
            ]),
          ],
        },
      ),
      mail(
        marc,
        '-6 08:12',
        `
Bonjour,

bien reçu. La DSI valide, avec une réserve sur la durée de conservation des journaux (question 28 : nous demandons 12 mois, vous indiquez 6). Est-ce paramétrable ?

M. Tissot`,
        { cc: [helene] },
      ),
      mail(
        ola,
        '-6 09:45',
        'Bonjour Monsieur Tissot,\n\noui, jusqu’à 24 mois, c’est un réglage de votre compte. Je l’ai noté dans l’offre : 12 mois dès la mise en service.\n\nOla Nowak',
        { cc: [helene] },
      ),
      mail(
        helene,
        '-2 17:20',
        `
Madame,

tout le monde est d’accord. Il me reste à trouver 8 200 € avant la fin du trimestre. Serait-il possible de facturer l’installation cette année et l’abonnement à partir de janvier ?

Hélène Marchand`,
        { starred: true },
      ),
      mail(
        ola,
        '-1 08:15',
        'Docteur,\n\nc’est possible : installation et passerelles maintenant (3 460 €), abonnement à partir du 1er janvier. Je vous envoie l’offre modifiée aujourd’hui.\n\nOla Nowak',
        { cc: [marc] },
      ),
      mail(
        marc,
        '-0 06:40',
        'Bonjour, pour information : le local des congélateurs est en travaux jusqu’au {date+12}. Merci de prévoir la pose après cette date.\n\nM. Tissot',
        { cc: [helene] },
      ),
    ],
  },
  {
    id: 'delorme-shop-window',
    subject: 'Capteurs pour la vitrine de Noël',
    mails: [
      mail(
        juliette,
        '-3 11:25',
        `
Bonjour Ola,

c’est Juliette, de la chocolaterie Delorme, nous nous sommes parlé au salon. Pour Noël nous louons une vitrine en plus, rue de la République, et je n’ai aucune idée de la chaleur qu’il y fera derrière la vitre. Est-ce que vous louez aussi trois capteurs pour six semaines, ou est-ce ridicule ?

Juliette`,
        { files: [photo('vitrine.png', 'counter', 'vitrine')] },
      ),
      mail(
        ola,
        '-3 13:10',
        `
Bonjour Juliette,

ce n’est pas du tout ridicule, c’est même pour cela que la boîte « Test » existe : quatre capteurs, une passerelle, six semaines, 120 €. Si vous gardez le tout après, les 120 € sont déduits.

Dites-moi où l’envoyer.

Ola`,
      ),
      mail(
        juliette,
        '-2 09:02',
        'Génial, je prends ! Maison Delorme, 4 place du Marché, 38000 Grenoble. Fermé le lundi.',
        { bare: true },
      ),
      mail(
        ola,
        '-2 09:20',
        'C’est noté, livraison {day+2}. Les capteurs se collent avec la pastille au dos, pas besoin d’outils.',
        { bare: true },
      ),
      mail(
        juliette,
        '-0 09:41',
        `
Ola,

mon frère demande si on voit les températures aussi sur son téléphone, il habite au-dessus et pourrait baisser le store. Et… 31 °C hier à 15 h, avant même d’avoir mis un seul chocolat. Je crois que je viens d’économiser une vitrine entière de truffes.

Juliette`,
      ),
    ],
  },
  {
    id: 'vercors-first-contact',
    subject: 'Suite à notre échange au salon',
    mails: [
      mail(
        ola,
        '-92 08:30',
        `
Bonjour Monsieur Blanc,

merci pour votre visite sur notre stand. Vous m’aviez parlé des relevés manuels dans les caves, trois fois par jour, sur papier. Seriez-vous ouvert à un essai de 30 jours avec douze capteurs, sans engagement ?

Bien à vous,
Ola Nowak`,
        { to: [etienne] },
      ),
      mail(
        etienne,
        '-90 07:12',
        'Bonjour, oui, volontiers. Mais pas avant la fin des vacances, je suis seul à la qualité en ce moment.',
        { bare: true },
      ),
      mail(ola, '-90 08:05', 'Je comprends très bien. Je vous rappelle à la rentrée. Bon courage d’ici là !'),
      mail(ola, '-58 08:10', 'Bonjour Étienne, me revoilà, comme promis. Est-ce le bon moment ?'),
      mail(etienne, '-57 15:33', 'C’est le bon moment. Envoyez la boîte à mon attention, quai 2.\n\nÉtienne'),
      mail(ola, '-57 15:50', 'Elle part demain. Merci !', { bare: true }),
    ],
  },
];
