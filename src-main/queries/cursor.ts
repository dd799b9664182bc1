import { z } from '#shared/lib/z.ts';
import { DealboxError } from '#shared/model/error.ts';

const Place = z
  .array(z.union([z.string(), z.number()]))
  .min(1)
  .max(4);

/** A place in a list, as text that only the query that gave it can read. */
export const printPlace = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Throws `wrong-usage` for what is no such text, or has not so many parts. */
export function readPlace(text: string, parts: number): (string | number)[] {
  try {
    const place = Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (place.length === parts) return place;
  } catch {
    // told below
  }
  throw new DealboxError('wrong-usage', 'This is no place in this list. Pass what the last page gave as "next".');
}
