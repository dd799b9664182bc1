import type { TFunction } from 'i18next';

/** The words of the editor's toolbar, which knows no language itself. */
export const editorLabels = (t: TFunction) => ({
  toolbar: t('editor.toolbar'),
  bold: t('editor.bold'),
  italic: t('editor.italic'),
  underline: t('editor.underline'),
  bullets: t('editor.bullets'),
  numbers: t('editor.numbers'),
  quote: t('editor.quote'),
  link: t('editor.link'),
  linkAddress: t('editor.linkAddress'),
  linkSet: t('editor.linkSet'),
  linkRemove: t('editor.linkRemove'),
  direction: t('editor.direction'),
});
