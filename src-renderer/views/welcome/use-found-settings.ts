import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { mailDomain } from '#shared/rules/mail-host.ts';
import { failureOf, findSettings } from '../../actions/sign-in.ts';

type Found = CallOutput<'findSettings'>;

/** What is known of an address's servers. */
export type Lookup =
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking'; readonly domain: string }
  | ({ readonly kind: 'done'; readonly domain: string } & Found);

/** A pause in typing. Milliseconds. */
const TYPING_RESTS = 500;

/** Looks for the servers of an address when typing rests (ACC-2); what an older address gave is nobody's. */
export function useFoundSettings(
  email: string,
  onFound: (found: Found) => void,
): { readonly lookup: Lookup; again(): void } {
  const [lookup, setLookup] = useState<Lookup>({ kind: 'idle' });
  const [times, setTimes] = useState(0);
  const heard = useRef(onFound);
  heard.current = onFound;
  const address = email.trim();

  // biome-ignore lint/correctness/useExhaustiveDependencies: `times` asks once more for the same address
  useEffect(() => {
    const domain = mailDomain(address);
    setLookup({ kind: 'idle' });
    if (domain === null) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      setLookup({ kind: 'looking', domain });
      findSettings(address).then(
        (found) => {
          if (!current) return;
          setLookup({ kind: 'done', domain, ...found });
          heard.current(found);
        },
        // a guess stands there already
        (thrown) => {
          if (!current) return;
          setLookup({ kind: 'done', domain, found: null, offline: false, notes: [failureOf(thrown).message] });
        },
      );
    }, TYPING_RESTS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [address, times]);

  return { lookup, again: useCallback(() => setTimes((before) => before + 1), []) };
}
