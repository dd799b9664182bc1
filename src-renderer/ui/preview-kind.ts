import { extensionOf } from '#shared/rules/attachment-safety.ts';

/** How a file can be looked at without any other program; null where it cannot. */
export function previewKind(name: string, type: string): 'image' | 'text' | 'pdf' | null {
  const extension = extensionOf(name);
  if (/^(png|jpe?g|gif|webp|bmp)$/.test(extension) || /^image\/(png|jpe?g|gif|webp|bmp)\b/.test(type)) return 'image';
  if (/^(txt|csv|tsv|md|log|ics|vcf|json|ya?ml|ini|eml)$/.test(extension) || type.startsWith('text/plain'))
    return 'text';
  if (extension === 'pdf' || (extension === '' && type === 'application/pdf')) return 'pdf';
  return null;
}
