import sanitize from 'sanitize-html';
import { missingMark } from '#shared/rules/merge-fields.ts';
import { signatureMark } from '#shared/rules/signature-block.ts';

const colour = /^(#[0-9a-f]{3,8}|rgba?\([\d\s.,%]+\)|[a-z]{3,30})$/i;
const length = /^-?\d{1,4}(\.\d+)?(px|em|rem|pt|%)?$/i;
const lengths = /^(-?\d{1,4}(\.\d+)?(px|em|rem|pt|%)?\s*){1,4}$/i;

const options: sanitize.IOptions = {
  allowedTags: [
    ...['p', 'div', 'br', 'hr', 'span', 'a', 'img', 'blockquote', 'pre', 'code', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
    ...[
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'b',
      'strong',
      'i',
      'em',
      'u',
      's',
      'del',
      'ins',
      'sub',
      'sup',
      'small',
      'mark',
    ],
    ...[
      'table',
      'caption',
      'thead',
      'tbody',
      'tfoot',
      'tr',
      'th',
      'td',
      'colgroup',
      'col',
      'center',
      'font',
      'address',
    ],
    ...['article', 'section', 'header', 'footer', 'main', 'cite', 'q', 'abbr', 'bdi', 'bdo', 'figure', 'figcaption'],
  ],
  allowedAttributes: {
    '*': ['dir', 'lang', 'align', 'valign', 'style', 'title', 'bgcolor'],
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    div: [signatureMark, 'data-quote'],
    span: [missingMark],
    blockquote: ['cite', 'type'],
    ol: ['start', 'type'],
    table: ['width', 'border', 'cellpadding', 'cellspacing'],
    td: ['colspan', 'rowspan', 'width', 'height'],
    th: ['colspan', 'rowspan', 'width', 'height'],
    col: ['span', 'width'],
    font: ['color', 'face', 'size'],
  },
  allowedStyles: {
    '*': {
      color: [colour],
      'background-color': [colour],
      'text-align': [/^(left|right|center|justify|start|end)$/],
      'font-weight': [/^(normal|bold|[1-9]00)$/],
      'font-style': [/^(normal|italic)$/],
      'font-size': [length, /^(x{0,2}-)?(small|large)$|^medium$/],
      'font-family': [/^[\w\s,'"-]{1,200}$/],
      'text-decoration': [/^(none|underline|line-through)$/],
      'line-height': [length, /^normal$/],
      direction: [/^(ltr|rtl)$/],
      'white-space': [/^(normal|pre|pre-wrap|nowrap)$/],
      'vertical-align': [/^(top|middle|bottom|baseline)$/],
      margin: [lengths],
      padding: [lengths],
      width: [length],
      height: [length],
      'max-width': [length],
      border: [/^[\w\s#(),.%]{1,60}$/],
      'border-left': [/^[\w\s#(),.%]{1,60}$/],
      'border-collapse': [/^(collapse|separate)$/],
    },
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'data'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'title',
    'template',
    'svg',
    'math',
    'object',
    'iframe',
  ],
  parseStyleAttributes: true,
};

const picture = /^data:image\/(png|jpeg|gif|webp);base64,/i;

/** A picture that cannot be had is named by its text; `data:` only of pictures. */
const onlyPictures: sanitize.IOptions = {
  ...options,
  exclusiveFilter: ({ tag, attribs }) => {
    if (tag !== 'img') return false;
    const src = attribs.src ?? '';
    return !(/^cid:/i.test(src) || picture.test(src) || /^https?:/i.test(src));
  },
};

/**
 * HTML of a mail as it may stand in a composer and go out again: structure and looks, links, pictures that travel along (SECURITY §3). No
 * scripts, forms, classes, ids; nothing remote but, with `remote`, the pictures that a person put into an own text.
 */
export function safeHtml(html: string, { remote = false }: { remote?: boolean } = {}): string {
  if (!remote) return sanitize(html, onlyPictures);
  return sanitize(html, { ...onlyPictures, allowedSchemesByTag: { img: ['cid', 'data', 'https', 'http'] } });
}
