import type { Found } from '../provider/find-messages.ts';

/** What became of one operation at the provider. */
export type Outcome =
  | {
      readonly done: true;
      /** Where its message is now, as far as that is known. */
      readonly arrived: readonly Found[];
      /** Where it no longer is. */
      readonly left: readonly Found[];
    }
  /** Nothing is known yet (a folder could not be searched): try again later. */
  | { readonly done: false };
