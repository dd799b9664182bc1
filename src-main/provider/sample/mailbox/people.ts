/** The mail program that a person writes with: it decides HTML or not, and how quoted mail looks. */
export type Client = 'dealbox' | 'outlook' | 'gmail' | 'apple' | 'plain';

export type Language = 'en' | 'fr' | 'sv' | 'pl' | 'de' | 'ar' | 'he' | 'ja';

export interface Person {
  readonly name: string;
  readonly address: string;
  readonly language: Language;
  readonly client: Client;
  /** Minutes east of UTC. */
  readonly utcOffset: number;
  /** Below the text, line by line; empty for none. */
  readonly signature: readonly string[];
}

interface Traits {
  readonly language?: Language;
  readonly client?: Client;
  readonly utcOffset?: number;
}

function person(name: string, address: string, signature: string, traits: Traits = {}): Person {
  return {
    name,
    address,
    language: 'en',
    client: 'outlook',
    utcOffset: 60,
    signature: signature === '' ? [] : signature.split(' | '),
    ...traits,
  };
}

/* Ola and the people at work. The company rents out and sells "Kelvin" temperature loggers for cold chains. */

export const ola = person(
  'Ola Nowak',
  'ola@dealbox.example',
  'Ola Nowak | Account executive, Dealbox | +46 40 555 01 72',
  { client: 'dealbox' },
);
export const salesTeam = person('Dealbox Sales', 'sales@dealbox.example', '', { client: 'dealbox' });
export const lea = person('Lea Rossi', 'lea.rossi@dealbox.example', 'Lea Rossi | Account executive, Dealbox', {
  client: 'dealbox',
});
export const jakub = person('Jakub Maj', 'jakub.maj@dealbox.example', 'Jakub Maj | Sales engineer, Dealbox', {
  client: 'plain',
});
export const henrik = person('Henrik Dahl', 'henrik.dahl@dealbox.example', 'Henrik', { client: 'apple' });
export const sofia = person(
  'Sofia Lindqvist',
  'sofia.lindqvist@dealbox.example',
  'Sofia Lindqvist | Order desk and invoicing, Dealbox',
);
export const tom = person('Tom Whitaker', 'tom.whitaker@dealbox.example', 'Tom Whitaker | Head of support, Dealbox', {
  client: 'gmail',
  utcOffset: 0,
});
export const mei = person('Mei Chen', 'mei.chen@dealbox.example', 'Mei Chen | Product, Dealbox', { client: 'gmail' });
export const nadia = person('Nadia Benali', 'nadia.benali@dealbox.example', 'Nadia Benali | Legal counsel, Dealbox');
export const ewa = person('Ewa Kowalczyk', 'ewa.kowalczyk@dealbox.example', 'Ewa Kowalczyk | Logistics, Dealbox');
export const oskar = person('Oskar Friis', 'oskar.friis@dealbox.example', 'Oskar Friis | Marketing, Dealbox', {
  client: 'gmail',
});

/* Customers and prospects */

export const anna = person(
  'Anna Berg',
  'anna.berg@nordwind.example',
  'Anna Berg | CFO, Nordwind Logistics AB | Hamngatan 12, Malmö',
);
export const jonas = person(
  'Jonas Lind',
  'jonas.lind@nordwind.example',
  'Jonas Lind | Operations manager | Nordwind Logistics AB',
);
export const tove = person('Tove Ek', 'tove.ek@nordwind.example', 'Tove Ek | Quality | Nordwind Logistics AB', {
  language: 'sv',
  client: 'apple',
});

export const camille = person(
  'Camille Roux',
  'c.roux@laiterie-vercors.example',
  'Camille Roux | Responsable achats | Laiterie du Vercors, Grenoble',
  { language: 'fr' },
);
export const etienne = person(
  'Étienne Blanc',
  'e.blanc@laiterie-vercors.example',
  'Étienne Blanc | Qualité | Laiterie du Vercors',
  { language: 'fr', client: 'gmail' },
);
export const helene = person(
  'Dr Hélène Marchand',
  'helene.marchand@ch-saintluc.example',
  'Dr Hélène Marchand | Pharmacie à usage intérieur | Hôpital Saint-Luc, Lyon',
  { language: 'fr' },
);
export const marc = person(
  'Marc Tissot',
  'marc.tissot@ch-saintluc.example',
  'Marc Tissot | Service biomédical | Hôpital Saint-Luc',
  { language: 'fr', client: 'plain' },
);
export const juliette = person(
  'Juliette Delorme',
  'juliette@maison-delorme.example',
  'Juliette Delorme | Maison Delorme, chocolatiers depuis 1924',
  { language: 'fr', client: 'apple' },
);

export const karin = person(
  'Karin Åkesson',
  'karin.akesson@havetsbord.example',
  'Karin Åkesson | Inköpschef | Havets Bord AB, Göteborg',
  { language: 'sv' },
);
export const perOlof = person('Per-Olof Sjögren', 'po@havetsbord.example', 'P-O Sjögren | Havets Bord AB', {
  language: 'sv',
  client: 'apple',
});
export const ingrid = person(
  'Ingrid Lundgren',
  'ingrid@apoteklundgren.example',
  'Ingrid Lundgren | Apotek Lundgren | Fem apotek i Skåne och Blekinge',
  { language: 'sv', client: 'gmail' },
);

export const katarzyna = person(
  'Katarzyna Wiśniewska',
  'k.wisniewska@morskipolow.example',
  'Katarzyna Wiśniewska | Dyrektor ds. zakupów | Morski Połów Sp. z o.o., Gdynia',
  { language: 'pl' },
);
export const tomasz = person(
  'Tomasz Zieliński',
  't.zielinski@morskipolow.example',
  'Tomasz Zieliński | Główny technolog | Morski Połów',
  { language: 'pl', client: 'gmail' },
);
export const grzegorz = person(
  'Grzegorz Nowicki',
  'g.nowicki@mleczarnia-podlaska.example',
  'Grzegorz Nowicki | Mleczarnia Podlaska',
  { language: 'pl', client: 'plain' },
);

export const stefan = person(
  'Stefan Vogt',
  's.vogt@kuehlhaus-breisgau.example',
  'Stefan Vogt | Technischer Leiter | Kühlhaus Breisgau GmbH, Freiburg',
  { language: 'de' },
);
export const birgit = person(
  'Birgit Hahn',
  'b.hahn@kuehlhaus-breisgau.example',
  'Birgit Hahn | Einkauf | Kühlhaus Breisgau GmbH',
  { language: 'de' },
);
export const kessler = person(
  'Dr. Jörg Kessler',
  'kessler@schokolade-kessler.example',
  'Dr. Jörg Kessler | Geschäftsführer | Schokoladenmanufaktur Kessler, Ulm',
  { language: 'de', client: 'apple' },
);
export const sandra = person(
  'Sandra Möller',
  'moeller@bildarchiv-stiftung.example',
  'Sandra Möller | Leitung Restaurierung | Stiftung Bildarchiv, Dresden',
  { language: 'de', client: 'plain' },
);

export const priya = person(
  'Priya Raman',
  'priya.raman@hartandfrost.example',
  'Priya Raman | Head of operations | Hart & Frost Catering, London',
  { client: 'gmail', utcOffset: 0 },
);
export const olivia = person('Olivia Hart', 'olivia@hartandfrost.example', 'Olivia Hart | Hart & Frost', {
  client: 'apple',
  utcOffset: 0,
});
export const daan = person('Daan de Vries', 'daan@bloemenhal.example', 'Daan de Vries | Bloemenhal Aalsmeer', {
  client: 'gmail',
});
export const marcus = person(
  'Marcus Webb',
  'mwebb@pinecrestblood.example',
  'Marcus Webb | Director, Supply Chain | Pinecrest Blood Services, Portland OR',
  { utcOffset: -480 },
);
export const danielle = person(
  'Danielle Ortiz',
  'dortiz@pinecrestblood.example',
  'Danielle Ortiz | Information Security | Pinecrest Blood Services',
  { utcOffset: -480 },
);
export const rui = person('Rui Carvalho', 'rui@vinhosdocais.example', 'Rui Carvalho | Vinhos do Cais, Porto', {
  client: 'apple',
  utcOffset: 0,
});
export const niamh = person(
  'Niamh Byrne',
  'niamh@copperleaf.example',
  'Niamh Byrne | Head brewer | Copperleaf Brewing, Dublin',
  { client: 'gmail', utcOffset: 0 },
);
export const maja = person(
  'Maja Kovač',
  'maja.kovac@zdravje-pharma.example',
  'Maja Kovač | QA manager | Zdravje Pharma d.d., Ljubljana',
);
export const wout = person(
  'Wout Peeters',
  'wout.peeters@groenhof.example',
  'Wout Peeters | Groenhof Grocers NV, Antwerp',
);
export const elina = person(
  'Elīna Kalniņa',
  'elina.kalnina@vakcinudepo.example',
  'Elīna Kalniņa | Head of depot | Baltic Vaccine Depot, Riga',
  { utcOffset: 120 },
);
export const giulia = person('Giulia Ferri', 'giulia@gelatoferri.example', 'Giulia Ferri | Gelato Ferri, Bologna', {
  client: 'apple',
});
export const aisling = person(
  'Aisling Doyle',
  'aisling.doyle@stbrigids.example',
  'Aisling Doyle | Procurement | St Brigid’s Hospital Group',
  { utcOffset: 0 },
);

export const layla = person(
  'ليلى حداد',
  'layla.haddad@alnoorcold.example',
  'ليلى حداد | مديرة المشتريات | النور لسلسلة التبريد، دبي',
  { language: 'ar', utcOffset: 240 },
);
export const omar = person(
  'Omar Al Mansoori',
  'omar@alnoorcold.example',
  'Omar Al Mansoori | Managing director | Al Noor Cold Chain, Dubai',
  { client: 'apple', utcOffset: 240 },
);
export const noa = person('נועה לוי', 'noa.levi@galilfoods.example', 'נועה לוי | מנהלת איכות | גליל מזון, חיפה', {
  language: 'he',
  client: 'gmail',
  utcOffset: 120,
});
export const sato = person('佐藤 健', 'sato@hokuyo-suisan.example', '佐藤 健 | 品質管理部 | 北洋水産株式会社 札幌', {
  language: 'ja',
  utcOffset: 540,
});
export const tanaka = person('田中 美咲', 'tanaka@hokuyo-suisan.example', '田中 美咲 | 購買課 | 北洋水産株式会社', {
  language: 'ja',
  utcOffset: 540,
});

/* Partners and suppliers */

export const bastien = person(
  'Bastien Girard',
  'bastien@frigotec.example',
  'Bastien Girard | Frigotec installation, Lyon',
  { language: 'fr', client: 'gmail' },
);
export const ute = person(
  'Dr. Ute Brandt',
  'brandt@metrocal.example',
  'Dr. Ute Brandt | MetroCal Kalibrierlabor | DAkkS D-K-00000-01',
  { language: 'de', client: 'plain' },
);
export const mikael = person(
  'Mikael Ström',
  'mikael.strom@sensorhuset.example',
  'Mikael Ström | Sensorhuset, Stockholm',
  { language: 'sv' },
);
export const femke = person(
  'Femke Bakker',
  'femke@coldline.example',
  'Femke Bakker | Channel manager | Coldline Distribution, Rotterdam',
  { client: 'gmail' },
);

/** A sender that nobody answers: a service, a shop, a list. */
export function service(name: string, address: string, language: Language = 'en'): Person {
  return { name, address, language, client: 'plain', utcOffset: 0, signature: [] };
}

/** Somebody who writes once or twice, so that they need no name here. */
export function stranger(name: string, address: string, signature = '', traits: Traits = {}): Person {
  return person(name, address, signature, traits);
}
