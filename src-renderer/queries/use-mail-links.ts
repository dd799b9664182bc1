import { useEffect, useState } from 'react';
import type { MailLinks } from '#shared/contract/shell.ts';
import { shell } from '../bridge/bridge.ts';

/** Who opens mailto: links, asked anew whenever the person comes back to the window; and what to show after an attempt to change it. */
export function useMailLinks(): readonly [MailLinks | undefined, (now: MailLinks) => void] {
  const [links, setLinks] = useState<MailLinks>();
  useEffect(() => {
    const ask = () => void shell().mailLinks().then(setLinks);
    ask();
    window.addEventListener('focus', ask);
    return () => window.removeEventListener('focus', ask);
  }, []);
  return [links, setLinks];
}
