import { Mark } from '@tiptap/core';
import { missingMark } from '#shared/rules/merge-fields.ts';

/** A field of a template for which there was nothing: seen while writing, found before sending (CMP-4). */
export const MissingField = Mark.create({
  name: 'missingField',
  inclusive: false,
  addAttributes: () => ({
    field: {
      default: '',
      parseHTML: (element) => element.getAttribute(missingMark) ?? '',
      renderHTML: ({ field }) => ({ [missingMark]: String(field) }),
    },
  }),
  parseHTML: () => [{ tag: `span[${missingMark}]` }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
});
