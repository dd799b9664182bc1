/** Why a person is asked before an attachment is opened. */
export type AttachmentDanger = 'runs-programs' | 'web-page' | 'macros' | 'disguised';

/** What starts a program, a script, an installer or a mounted disk when it is opened (SECURITY §3). */
const programs = new Set(
  (
    'exe scr com bat cmd ps1 psm1 psd1 vbs vbe js jse mjs cjs ws wsf wsh wsc hta lnk url pif cpl msi msp mst msix appx appxbundle ' +
    'reg inf chm hlp jar jnlp iso img vhd vhdx dmg pkg mpkg app command tool workflow desktop appimage deb rpm run sh bash zsh csh ' +
    'py pyw pl rb php apk scf sct gadget settingcontent-ms library-ms search-ms application xbap diagcab one ade adp mdb accde ' +
    'scpt scptd applescript terminal webloc inetloc fileloc crx xpi'
  ).split(' '),
);
const pages = new Set('html htm xhtml xht shtml mht mhtml svg svgz xml xsl xslt'.split(' '));
const macros = new Set('docm dotm xlsm xltm xlam xll xla pptm potm ppam ppsm sldm slk iqy rtf'.split(' '));

const typeOf: Readonly<Record<string, readonly string[]>> = {
  pdf: ['application/pdf', 'application/x-pdf'],
  png: ['image/'],
  jpg: ['image/'],
  jpeg: ['image/'],
  gif: ['image/'],
  webp: ['image/'],
  txt: ['text/plain'],
  csv: ['text/', 'application/csv', 'application/vnd.ms-excel'],
};

/** Types that say nothing: mail programs use them for anything. */
const untyped = new Set(['application/octet-stream', 'binary/octet-stream', 'application/force-download', '']);

/**
 * Why opening this attachment needs a question first; null where it does not. By the real extension (the last one), and by
 * a type that contradicts it (`inode/directory` for a picture). Pure.
 */
export function attachmentDanger(name: string, type: string): AttachmentDanger | null {
  const extension = extensionOf(safeFileName(name));
  if (programs.has(extension)) return 'runs-programs';
  if (pages.has(extension)) return 'web-page';
  if (macros.has(extension)) return 'macros';
  if (/[\u202a-\u202e\u2066-\u2069]/.test(name)) return 'disguised';
  const declared = type.toLowerCase().trim();
  if (/^inode\/|x-desktop|x-msdownload|x-executable|x-sh$|x-msdos/.test(declared)) return 'disguised';
  if (extension === '' && declared === 'text/html') return 'web-page';
  const expected = typeOf[extension];
  if (expected !== undefined && !untyped.has(declared) && !expected.some((start) => declared.startsWith(start))) {
    return 'disguised';
  }
  return null;
}

/** The last extension in lower case, without its dot; '' where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

const reserved = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\.|$)/i;

/**
 * A name for a file on any system from what a sender wrote: the last part of a path only, no control or direction characters,
 * no reserved device name, at most 200 bytes with the extension kept (SECURITY §3). Never empty.
 */
export function safeFileName(name: string, fallback = 'attachment'): string {
  const visible = name
    .normalize('NFC')
    .replaceAll(
      /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g,
      '',
    )
    .replaceAll(/\p{Cs}/gu, '');
  const last = visible.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replaceAll(/[:*?"<>|]/g, '_')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '');
  if (plain === '') return fallback;
  return shorten(reserved.test(plain) ? `_${plain}` : plain, 200);
}

function shorten(name: string, bytes: number): string {
  const encoder = new TextEncoder();
  if (encoder.encode(name).length <= bytes) return name;
  const extension = extensionOf(name);
  const end = extension === '' || extension.length > 16 ? '' : `.${extension}`;
  let start = name.slice(0, name.length - end.length);
  while (encoder.encode(start).length + end.length > bytes) start = start.slice(0, -1);
  return start.replace(/[\ud800-\udbff]$/, '').replace(/[\s.]+$/, '') + end;
}
