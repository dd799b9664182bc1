import type { Resources } from './resources.ts';

/** Functions that load something, or could. Compared with what the browser's own parser wrote back, where escapes are gone. */
const loading = /\b(?:url|src|image|image-set|-webkit-image-set|element|cross-fade|-webkit-cross-fade|paint)\s*\(/i;
/** A value that the browser keeps as it was written, unread, until it is used. There escapes could hide a function. */
const unread = /\b(?:var|env|attr|if|inherit)\s*\(/i;
/** The properties in which an image is worth having. Cursors, filters, masks and contents are not. */
const withImages = /^(?:background-image|list-style-image|border-image-source)$/;

/**
 * A style sheet of a mail with everything taken out that could load anything. It is read by the browser's own parser, not by
 * patterns, and written anew: `@import`, `@font-face` and what we do not know are gone (SECURITY §2).
 */
export function cleanStyleSheet(text: string, resources: Resources): string {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return cleanRules(sheet.cssRules, resources);
}

/** The declarations of a `style` attribute, cleaned in the same way. */
export function cleanDeclarations(style: CSSStyleDeclaration, resources: Resources): string {
  const kept: string[] = [];
  for (const property of style) {
    const value = cleanValue(property, style.getPropertyValue(property), resources);
    if (value === null) continue;
    const priority = style.getPropertyPriority(property);
    kept.push(`${property}:${value}${priority === '' ? '' : ` !${priority}`}`);
  }
  return kept.join(';');
}

/** Whether a `style` attribute must be read at all: most say nothing but colours and sizes. */
export const needsCleaning = (style: string): boolean => /[\\(]|@/.test(style);

function cleanRules(rules: CSSRuleList, resources: Resources): string {
  let text = '';
  for (const rule of rules) text += cleanRule(rule, resources);
  return text.replaceAll('<', '\\3c ');
}

function cleanRule(rule: CSSRule, resources: Resources): string {
  if (rule instanceof CSSStyleRule) {
    const inner = rule.cssRules.length === 0 ? '' : `;${cleanRules(rule.cssRules, resources)}`;
    return `${rule.selectorText}{${cleanDeclarations(rule.style, resources)}${inner}}`;
  }
  if (rule instanceof CSSMediaRule) return `@media ${rule.media.mediaText}{${cleanRules(rule.cssRules, resources)}}`;
  if (rule instanceof CSSSupportsRule) {
    return `@supports ${rule.conditionText}{${cleanRules(rule.cssRules, resources)}}`;
  }
  if (rule instanceof CSSLayerBlockRule) return `@layer ${rule.name}{${cleanRules(rule.cssRules, resources)}}`;
  return '';
}

function cleanValue(property: string, value: string, resources: Resources): string | null {
  if (value === '') return null;
  if (value.includes('\\') && (property.startsWith('--') || unread.test(value))) return null;
  if (!loading.test(value)) return value;
  if (property.startsWith('--') || unread.test(value) || !withImages.test(property)) return null;
  return withOwnImages(value, resources);
}

/** `url("…")` as the browser writes it; null where one of them may not be loaded, or another loading function is there. */
function withOwnImages(value: string, resources: Resources): string | null {
  let refused = false;
  const replaced = value.replaceAll(/url\("((?:[^"\\]|\\.)*)"\)/g, (_, address: string) => {
    const own = resources.image(address.replaceAll(/\\(.)/g, '$1'), false);
    if (own === null) refused = true;
    return own === null ? '' : `U("${own.replaceAll('"', '%22')}")`;
  });
  if (refused || loading.test(replaced)) return null;
  return replaced.replaceAll('U("', 'url("');
}
