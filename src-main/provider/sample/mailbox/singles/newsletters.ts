import { type Brand, newsletter } from '../layouts/newsletter.ts';
import { service } from '../people.ts';
import type { SingleMail } from '../story.ts';

const coldChainWeekly: Brand = {
  name: 'Cold Chain Weekly',
  site: 'coldchainweekly.example',
  colour: '#1b4d6b',
  design: 'magazine',
  address: 'Cold Chain Weekly, Quay House, 4 Dock Street, Hull',
};
const weekly = service('Cold Chain Weekly', 'news@coldchainweekly.example');

const freightLetter: Brand = {
  name: 'The Freight Letter',
  site: 'freightletter.example',
  colour: '#7a3b1d',
  design: 'digest',
  address: 'You get this because you subscribed on freightletter.example.',
};
const freight = service('Marta at The Freight Letter', 'marta@freightletter.example');

const expo: Brand = {
  name: 'ColdChain Expo',
  site: 'coldchainexpo.example',
  colour: '#0c6b58',
  design: 'offer',
  address: 'Messe Nord GmbH, Hall 4, Hamburg',
  readMore: 'Plan your visit',
};
const fair = service('ColdChain Expo', 'visitors@coldchainexpo.example');

const salgsbladet: Brand = {
  name: 'Säljbladet',
  site: 'saljbladet.example',
  colour: '#8a1538',
  design: 'magazine',
  address: 'Säljbladet AB, Box 155, Stockholm',
  unsubscribe: 'Avsluta prenumerationen',
  readMore: 'Läs mer',
};
const saljbladet = service('Säljbladet', 'nyhetsbrev@saljbladet.example', 'sv');

const froid: Brand = {
  name: 'La Lettre du Froid',
  site: 'lettredufroid.example',
  colour: '#274690',
  design: 'digest',
  address: 'La Lettre du Froid, 12 rue des Glacières, Nantes',
  unsubscribe: 'Se désabonner',
};
const lettre = service('La Lettre du Froid', 'lettre@lettredufroid.example', 'fr');

const desk: Brand = {
  name: 'Standing Desk Shop',
  site: 'standup.example',
  colour: '#c2571a',
  design: 'offer',
  address: 'Standing Desk Shop, Industrigatan 3, Lund',
  readMore: 'Have a look',
};
const shop = service('Standing Desk Shop', 'hello@standup.example');

const logistik: Brand = {
  name: 'Kühllogistik heute',
  site: 'kuehllogistik.example',
  colour: '#30526e',
  design: 'magazine',
  address: 'Verlag Kühllogistik, Hafenstraße 9, Bremen',
  unsubscribe: 'Abbestellen',
  readMore: 'Weiterlesen',
};
const heute = service('Kühllogistik heute', 'redaktion@kuehllogistik.example', 'de');

/** What Ola has subscribed to, and some of what she has not. */
export const newsletters: readonly SingleMail[] = [
  newsletter(coldChainWeekly, {
    mail: {
      id: 'ccw-0',
      from: weekly,
      at: '-1 05:00',
      subject: 'Why the last hundred metres are the warmest',
      unread: true,
    },
    preheader: 'Loading docks, a record cherry season, and a freezer with a sense of humour.',
    articles: [
      {
        title: 'Why the last hundred metres are the warmest',
        text: 'A year of readings from 212 docks shows that most excursions begin between the door of the lorry and the door of the store. Three sites explain what they changed.',
        picture: 'issue-231/dock.jpg',
      },
      {
        title: 'Cherries: earlier, sweeter, and more difficult to cool',
        text: 'Growers picked nine days earlier than in an average year. Pre-cooling capacity did not keep up.',
        picture: 'issue-231/cherries.jpg',
      },
      {
        title: 'Reader’s question: how cold is “frozen”?',
        text: 'Minus eighteen is a convention from the 1930s. Moving to minus fifteen would save energy, but who goes first?',
      },
    ],
  }),
  newsletter(coldChainWeekly, {
    mail: { id: 'ccw-1', from: weekly, at: '-8 05:00', subject: 'GDP inspections: the five most frequent findings' },
    preheader: 'Number three is a cupboard.',
    articles: [
      {
        title: 'GDP inspections: the five most frequent findings',
        text: 'Missing seasonal mapping leads the list, followed by alarms that nobody acknowledged. We asked two inspectors what they look at first.',
        picture: 'issue-230/inspection.jpg',
      },
      {
        title: 'Dry ice gets scarce again',
        text: 'Two plants are down for maintenance at the same time. Laboratories in the north report waiting times of ten days.',
        picture: 'issue-230/ice.jpg',
      },
    ],
  }),
  newsletter(coldChainWeekly, {
    mail: { id: 'ccw-2', from: weekly, at: '-22 05:00', subject: 'A port that cools with sea water', folder: 'INBOX' },
    preheader: 'Forty metres down it is always seven degrees.',
    articles: [
      {
        title: 'A port that cools with sea water',
        text: 'The new terminal draws water from the bottom of the fjord and needs a third of the electricity. The fish, we are told, do not mind.',
        picture: 'issue-228/fjord.jpg',
      },
      {
        title: 'Who owns the temperature data?',
        text: 'Carriers, shippers and consignees each say: we do. A model contract tries to sort it out.',
      },
    ],
  }),
  newsletter(coldChainWeekly, {
    mail: { id: 'ccw-3', from: weekly, at: '-78 05:00', subject: 'Ice cream by drone? Not yet, but soup' },
    preheader: 'And a long read about the history of the ice house.',
    articles: [
      {
        title: 'Ice cream by drone? Not yet, but soup',
        text: 'A trial in the Highlands delivers hot meals to six farms. The cold side turned out to be harder.',
        picture: 'issue-221/drone.jpg',
      },
      {
        title: 'Long read: the ice house',
        text: 'Before refrigeration, winter was cut into blocks, packed into straw and sold in July.',
        picture: 'issue-221/icehouse.jpg',
      },
    ],
  }),
  newsletter(freightLetter, {
    mail: { id: 'freight-0', from: freight, at: '-0 04:30', subject: 'Rates up, tempers down', unread: true },
    preheader: 'Five things in four minutes.',
    articles: [
      {
        title: 'Reefer rates rise for the third week',
        text: 'Mostly the Atlantic, mostly bananas. Contract customers feel little of it.',
      },
      {
        title: 'A strike that was called off',
        text: 'Terminal workers accepted 4.1 %. The pilots have not been asked yet.',
      },
      { title: 'New toll classes from January', text: 'Weight matters less, emissions more. A calculator is linked.' },
      { title: 'Chart of the week', text: 'How long a container waits, by port. Look who is last.' },
      { title: 'Overheard', text: '“We are not late, we are aligned with the tide.”' },
    ],
  }),
  newsletter(freightLetter, {
    mail: { id: 'freight-1', from: freight, at: '-2 04:30', subject: 'The bridge is open again' },
    preheader: 'Four things in three minutes.',
    articles: [
      { title: 'The bridge is open again', text: 'Eleven weeks earlier than announced, which nobody had planned for.' },
      {
        title: 'Spot or contract?',
        text: 'Forwarders bet on spot for the autumn. We bet they will regret it by November.',
      },
      { title: 'Electric tractors in the yard', text: 'Quiet, quick, and beloved by the night shift.' },
    ],
  }),
  newsletter(freightLetter, {
    mail: { id: 'freight-2', from: freight, at: '-7 04:30', subject: 'What a pallet costs in four countries' },
    preheader: 'Spoiler: not the same.',
    articles: [
      {
        title: 'What a pallet costs in four countries',
        text: 'Between €7.20 and €15.90, and the dear one comes back more often.',
      },
      { title: 'Customs goes digital, slowly', text: 'The paper form lives until March. Then it lives until June.' },
    ],
  }),
  newsletter(freightLetter, {
    mail: { id: 'freight-3', from: freight, at: '-14 04:30', subject: 'Everything is a corridor now' },
    preheader: 'Three things in two minutes.',
    articles: [
      {
        title: 'Everything is a corridor now',
        text: 'Seven were announced this quarter alone. Two of them share a railway station.',
      },
      { title: 'Drivers wanted', text: 'A haulier pays for the licence, the first month’s rent, and a dog.' },
    ],
  }),
  newsletter(expo, {
    mail: { id: 'expo-0', from: fair, at: '-3 09:00', subject: 'Your exhibitor badge is ready' },
    preheader: 'Hall 4, stand 4B-112. See you soon.',
    articles: [
      {
        title: 'Your exhibitor badge is ready',
        text: 'Print it or keep it on your telephone. Set-up is open from noon on the day before; please bring proof of delivery for anything above 2 kW.',
        picture: 'badge-hall4.jpg',
      },
      {
        title: 'Night of the exhibitors',
        text: 'On the first evening the lights in the ice hall stay on. Skates can be hired at the entrance.',
        picture: 'night.jpg',
      },
    ],
  }),
  newsletter(expo, {
    mail: { id: 'expo-1', from: fair, at: '-40 09:00', subject: 'The programme is out' },
    preheader: '62 talks, four stages, one very cold room.',
    articles: [
      {
        title: 'The programme is out',
        text: 'From vaccine logistics to the perfect ice cream van: choose your talks before the good seats are gone.',
        picture: 'programme.jpg',
      },
    ],
  }),
  newsletter(salgsbladet, {
    mail: {
      id: 'salj-0',
      from: saljbladet,
      at: '-2 06:00',
      subject: 'Fem frågor som kunden faktiskt vill få',
      unread: true,
    },
    preheader: 'Och en som du aldrig ska ställa.',
    articles: [
      {
        title: 'Fem frågor som kunden faktiskt vill få',
        text: '"Vad händer om ni inte gör någonting?" är obekväm, men den enda som flyttar ett beslut.',
        picture: 'nr14/fragor.jpg',
      },
      {
        title: 'Så skriver du offerter som blir lästa',
        text: 'Tre sidor, ett pris, en sak att göra. Resten hör hemma i bilagan.',
        picture: 'nr14/offert.jpg',
      },
    ],
  }),
  newsletter(salgsbladet, {
    mail: { id: 'salj-1', from: saljbladet, at: '-16 06:00', subject: 'Kalla samtal är inte döda, bara kalla' },
    preheader: 'Ny undersökning bland 400 säljare.',
    articles: [
      {
        title: 'Kalla samtal är inte döda, bara kalla',
        text: 'Den som har läst kundens senaste årsredovisning får dubbelt så många möten.',
        picture: 'nr12/telefon.jpg',
      },
    ],
  }),
  newsletter(salgsbladet, {
    mail: { id: 'salj-2', from: saljbladet, at: '-101 06:00', subject: 'Sommarläsning för säljare' },
    preheader: 'Sex böcker, ingen av dem gul.',
    articles: [
      {
        title: 'Sommarläsning för säljare',
        text: 'En roman om en arkitekt, en handbok i att lyssna, och fyra till.',
        picture: 'nr08/bocker.jpg',
      },
    ],
  }),
  newsletter(froid, {
    mail: {
      id: 'froid-0',
      from: lettre,
      at: '-1 06:30',
      subject: 'Fluides frigorigènes : ce qui change au 1er janvier',
    },
    preheader: 'Trois brèves à lire avec le café.',
    articles: [
      {
        title: 'Fluides frigorigènes : ce qui change au 1er janvier',
        text: 'Le calendrier est avancé pour les installations de plus de 40 kW. Les maîtres fromagers demandent un délai.',
      },
      { title: 'Un marché de gros passe au CO2', text: 'Rungis ? Non, Perpignan. Et les techniciens y prennent goût.' },
      { title: 'Formation', text: 'Il reste six places pour la session d’octobre à Nantes.' },
    ],
  }),
  newsletter(froid, {
    mail: { id: 'froid-1', from: lettre, at: '-29 06:30', subject: 'Canicule : les chambres froides ont tenu' },
    preheader: 'Bilan d’un été chaud.',
    articles: [
      {
        title: 'Canicule : les chambres froides ont tenu',
        text: 'Neuf exploitants sur dix n’ont signalé aucune perte. Le dixième avait laissé la porte ouverte.',
      },
      { title: 'Portrait', text: 'Une frigoriste de 24 ans reprend l’atelier de son grand-père.' },
    ],
  }),
  newsletter(logistik, {
    mail: { id: 'logistik-0', from: heute, at: '-3 05:15', subject: 'Tiefkühlware auf der Schiene: lohnt sich das?' },
    preheader: 'Ein Selbstversuch zwischen Bremen und Verona.',
    articles: [
      {
        title: 'Tiefkühlware auf der Schiene: lohnt sich das?',
        text: 'Wir haben 18 Tonnen Erbsen begleitet. Der Zug war pünktlich, der Lkw am Ende nicht.',
        picture: '2309/zug.jpg',
      },
      {
        title: 'Türvorhänge im Test',
        text: 'Sechs Modelle, ein Sieger, und eines, das niemand zweimal kauft.',
        picture: '2309/vorhang.jpg',
      },
    ],
  }),
  newsletter(logistik, {
    mail: { id: 'logistik-1', from: heute, at: '-33 05:15', subject: 'Strompreise: wer nachts kühlt, zahlt weniger' },
    preheader: 'Mit Rechenbeispiel.',
    articles: [
      {
        title: 'Strompreise: wer nachts kühlt, zahlt weniger',
        text: 'Ein Kühlhaus in Freiburg senkt seine Kosten um 14 %, indem es die Masse der Ware als Speicher nutzt.',
        picture: '2308/nacht.jpg',
      },
    ],
  }),
  newsletter(desk, {
    mail: { id: 'desk-0', from: shop, at: '-5 10:00', subject: 'Stand up for less: 20 % until Sunday' },
    preheader: 'Your back will thank you, your cat will not.',
    articles: [
      {
        title: 'The Birch, now 20 % off',
        text: 'Oiled birch, two motors, four memories. Delivered assembled in Skåne.',
        picture: 'campaign/birch.jpg',
      },
      { title: 'Mats that do not curl', text: 'Finally.', picture: 'campaign/mat.jpg' },
    ],
  }),
  newsletter(desk, {
    mail: { id: 'desk-1', from: shop, at: '-19 10:00', subject: 'You left something in your basket', folder: 'Trash' },
    preheader: 'It is a cable tray. It misses you.',
    articles: [
      {
        title: 'Still thinking about the cable tray?',
        text: 'We kept one for you. It comes in white, black and “nearly white”.',
        picture: 'basket/tray.jpg',
      },
    ],
  }),
];
