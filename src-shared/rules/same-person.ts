import { baseAddress, domainOf, normalizeAddress } from './address.ts';

/**
 * Whether the address that a sign-in service names is the one that was typed. Case and a +tag say nothing; at Gmail neither do dots, and its
 * two domains are one.
 */
export function isSamePerson(typed: string, claimed: string): boolean {
  const one = canonical(typed);
  return one !== '' && one === canonical(claimed);
}

function canonical(text: string): string {
  const address = baseAddress(normalizeAddress(text));
  const domain = domainOf(address);
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return address;
  return `${address.slice(0, address.lastIndexOf('@')).replaceAll('.', '')}@gmail.com`;
}
