import { useMemo } from 'react';
import { cleanHtml } from './rich-text/clean-html.ts';
import textStyles from './rich-text/rich-text.module.css';

/** A template or a signature, to be looked at: cleaned again right before it is shown. */
export function SafeHtml({ html }: { readonly html: string }) {
  const clean = useMemo(() => cleanHtml(html), [html]);
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned in the line above
    <div className={textStyles.shown} dir="auto" dangerouslySetInnerHTML={{ __html: clean }} />
  );
}
