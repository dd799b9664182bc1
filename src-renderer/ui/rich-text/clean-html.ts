import DOMPurify from 'dompurify';

/** A picture that came along inside of what was pasted; it becomes a file of the draft. */
export const isPastedPicture = (address: string): boolean => /^data:image\/(png|jpe?g|gif|webp);base64,/i.test(address);

const isOwnPicture = (address: string): boolean => /^cid:/i.test(address) || isPastedPicture(address);

/**
 * HTML from elsewhere as harmless HTML (SECURITY §5): no scripts, no styles, no forms, and no picture that would be fetched when the mail is
 * read: only those that are in the mail. `remote`: pictures from the web stay (a signature's, which the check before sending tells of).
 */
export function cleanHtml(html: string, { remote = false }: { readonly remote?: boolean } = {}): string {
  const purifier = DOMPurify(window);
  purifier.addHook('uponSanitizeAttribute', (node, data) => {
    if (data.attrName === 'src' && node.tagName === 'IMG') data.forceKeepAttr = isOwnPicture(data.attrValue);
    if (data.attrName === 'background') data.keepAttr = false;
    if (data.attrName === 'style' && /url\s*\(|expression|@import/i.test(data.attrValue)) data.keepAttr = false;
  });
  purifier.addHook('afterSanitizeAttributes', (node) => {
    if (!(node instanceof Element) || node.tagName !== 'IMG') return;
    const address = node.getAttribute('src') ?? '';
    if (!isOwnPicture(address) && !(remote && /^https?:/i.test(address))) node.remove();
  });
  return purifier.sanitize(html, {
    FORBID_TAGS: [
      'style',
      'form',
      'input',
      'button',
      'textarea',
      'select',
      'video',
      'audio',
      'picture',
      'source',
      'svg',
      'math',
    ],
    FORBID_ATTR: ['srcset', 'id', 'class', 'name', 'poster', 'ping'],
    ADD_ATTR: ['data-signature', 'data-missing-field'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
}
