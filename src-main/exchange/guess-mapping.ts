import type { ContactField } from '#shared/model/exchange.ts';
import { nameKey } from '#shared/rules/search-text.ts';

/** How columns are called, in the languages of Dealbox and those of common exports (Google, Outlook, Apple, other CRMs); folded. */
const words: readonly (readonly [ContactField, RegExp])[] = [
  ['email', /e ?-?mail|courriel|e-post|mejl|adres e|poczta|primary email/],
  ['phone', /phone|tel\b|telefon|telephone|mobile|komork|mobil|cell|fax/],
  ['firstName', /^(first|given|fore) ?name|^prenom|^fornamn|^imie$|^vorname|^firstname|^givenname/],
  ['lastName', /^(last|family|sur) ?name|^nom( de famille)?$|^efternamn|^nazwisko$|^nachname|^familyname/],
  [
    'organization',
    /^(organi[sz]ation|company|account|employer|firm)( ?name)?( 1)?( - name)?$|^organization 1|^societe|^entreprise|^organisation|^foretag|^firma|^organizacja|^unternehmen|company name/,
  ],
  ['title', /^(job )?title$|job title|^position|^poste$|^fonction|^titel$|^stanowisko|^befattning|organization title/],
  ['website', /website|web ?page|^url|^www|site web|hemsida|strona|webseite|homepage/],
  ['postalCode', /postal|zip|code postal|postnummer|kod pocztowy|^plz/],
  ['city', /^city|city$|^ville|^ort$|^stad|^miasto|^stadt|\bcity\b/],
  ['region', /^(state|region|province|county)|region$|wojewodztwo|^lan$|bundesland/],
  ['country', /country|^pays|^land$|^kraj/],
  ['street', /street|^address( 1)?$|^adresse|^adress|^ulica|^rue|strasse|gatuadress/],
  ['birthday', /birth|naissance|fodelse|urodz|geburt/],
  ['source', /^(lead )?source|^kalla|^zrodlo|^quelle/],
  ['note', /^notes?$|^comments?$|^uwagi|^notatk|^anteckning|^remarque|notiz/],
  ['description', /^description|^opis|^beskrivning/],
  ['name', /^(full |display |contact |file )?(name|as)$|^name$|^nom complet|^namn$|^nazwa|imie i nazwisko|^kontakt$/],
];

/** What a column probably means, by its name; null where it says nothing. Later ones of a kind that there is one of are left alone. */
export function guessMapping(columns: readonly string[]): (ContactField | null)[] {
  const taken = new Set<ContactField>();
  const several = new Set<ContactField>(['email', 'phone', 'note']);
  return columns.map((column) => {
    const name = nameKey(column.replaceAll(/[_.:]+/g, ' '));
    // "E-mail 1 - Type", "Phone label": what kind it is, not the thing itself
    if (/\b(type|label)$/.test(name)) return null;
    const found = words.find(([field, pattern]) => pattern.test(name) && (several.has(field) || !taken.has(field)));
    if (found === undefined) return null;
    taken.add(found[0]);
    return found[0];
  });
}
