/**
 * Fields of templates (CMP-4): `{{contact.first_name}}`, and with what is said instead where there is nothing:
 * `{{contact.first_name|there}}`. Editors write quotes and spaces in their own ways, so both are lenient.
 */
const field = /\{\{(?:\s|&nbsp;)*([a-z]+(?:\.[a-z0-9_]+)+)(?:\s|&nbsp;)*(?:\|([^{}]*))?\}\}/giu;

/** What a field can name, in the order in which a person is offered them. */
export const mergeFields = [
  'contact.first_name',
  'contact.last_name',
  'contact.name',
  'contact.email',
  'contact.phone',
  'contact.title',
  'organization.name',
  'deal.title',
  'deal.value',
  'lead.title',
  'project.title',
  'me.first_name',
  'me.name',
  'me.email',
] as const;

/** Values by field; a field that is absent or empty is missing. */
export type FieldValues = Readonly<Partial<Record<string, string>>>;

export interface Rendered {
  readonly text: string;
  /** Fields without a value and without a fallback, each once. */
  readonly missing: readonly string[];
}

/** The attribute that marks a field without a value in HTML, so that it can be seen and is found before sending. */
export const missingMark = 'data-missing-field';

/**
 * Fills a template. In HTML values are escaped, and a missing field is marked where it stands in text (inside of a tag it stays as it is);
 * in plain text it stays as it is. What is no field is left alone. Pure.
 */
export function renderFields(template: string, values: FieldValues, form: 'html' | 'text'): Rendered {
  const missing = new Set<string>();
  const text = template.replaceAll(field, (whole: string, name: string, fallback: string | undefined, at: number) => {
    const value = (values[name.toLowerCase()] ?? '').trim();
    if (value !== '') return form === 'html' ? escapeHtml(value) : oneLine(value);
    if (fallback !== undefined) return tidyFallback(fallback, form);
    missing.add(name.toLowerCase());
    if (form === 'text' || isInsideTag(template, at)) return whole;
    return `<span ${missingMark}="${name.toLowerCase()}">${whole}</span>`;
  });
  return { text, missing: [...missing] };
}

/** Fields that still stand in a text, each once. */
export function unfilledFields(text: string): string[] {
  return [...new Set([...text.matchAll(field)].map((match) => (match[1] ?? '').toLowerCase()))];
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A value for a subject: whatever it holds, it cannot begin a new line. */
const oneLine = (text: string): string => text.replaceAll(/[\x00-\x1f\x7f]+/g, ' ').trim();

/** In HTML the fallback is HTML already. Quotes around it are not part of it. */
function tidyFallback(fallback: string, form: 'html' | 'text'): string {
  const trimmed = fallback.replaceAll('&nbsp;', ' ').trim();
  const quoted = /^(?:"|&quot;|“|'|&#39;)(.*?)(?:"|&quot;|”|'|&#39;)$/su.exec(trimmed);
  const text = quoted?.[1] ?? trimmed;
  return form === 'html' ? text.replaceAll('<', '&lt;').replaceAll('"', '&quot;') : oneLine(text);
}

function isInsideTag(html: string, at: number): boolean {
  return html.lastIndexOf('<', at) > html.lastIndexOf('>', at);
}
