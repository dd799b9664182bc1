import type { Participant } from '#shared/model/conversation.ts';

/** A hue, 0–359, that is always the same for an address. */
export function hueOf(address: string): number {
  let hash = 7;
  for (const letter of address.toLowerCase()) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  // Steps of 24 degrees: neighbours in the list are told apart, near-equal hues are not.
  return (hash % 15) * 24;
}

/** One or two letters that stand for a name. */
export function initials(name: string): string {
  const words = name
    .replaceAll(/["'()<>[\]]/g, '')
    .split(/[\s@._-]+/u)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const first = letterOf(words[0]);
  const last = words.length > 1 && !name.includes('@') ? letterOf(words.at(-1)) : '';
  return first + last === '' ? '?' : first + last;
}

const letterOf = (word: string | undefined): string => {
  const [letter] = word ?? '';
  return letter?.toLocaleUpperCase() ?? '';
};

/** A person's name, or what stands before the @ where there is none. */
export function personName(person: { readonly name: string; readonly address: string }): string {
  const name = person.name.trim();
  if (name !== '') return name;
  return person.address;
}

/** The people of a list row: full name of one, first names of several, newest last; "me" for oneself. */
export function peopleLine(people: readonly Participant[], me: string, nobody: string): string {
  if (people.length === 0) return nobody;
  const several = people.length > 1;
  return people
    .map((person) => {
      if (person.me) return me;
      const name = personName(person);
      return several ? shortName(name) : name;
    })
    .join(', ');
}

function shortName(name: string): string {
  if (name.includes('@')) return name.slice(0, name.indexOf('@'));
  // "Berg, Anna" is written by directories; a firm's name keeps its words.
  const comma = /^[^,]+,\s*(\S+)/.exec(name);
  return comma?.[1] ?? name.split(/\s+/)[0] ?? name;
}
