/** The scripts that each file of the font covers (as @fontsource cuts it). */
const fonts = [
  [
    'latin',
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  ],
  [
    'latin-ext',
    'U+0100-02BA,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  ],
] as const;

/**
 * The page under a mail. `:where` keeps every rule weaker than the mail's own; what must hold whatever the mail says is marked
 * important: the frame is as high as its content and never scrolls by itself.
 */
const rules = `
:where(html) { color-scheme: light; }
:where(html.plain, html.adaptive) { color-scheme: light dark; }
:where(html.light) { background: #fff; }
:where(body) { margin: 0; font: 14px/1.55 "Inter Variable", system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; color: #1b1d22; overflow-wrap: anywhere; }
:where(html.plain #dealbox-root) { max-width: 76ch; }
:where(img) { max-width: 100%; }
:where(img:not([height])) { height: auto; }
:where(table) { border-color: currentColor; }
:where(pre) { white-space: pre-wrap; }
:where(blockquote) { margin-inline: 0; padding-inline-start: 12px; border-inline-start: 2px solid #c9ccd3; }
:where(a) { color: #2f5fd0; }
.dealbox-blocked { display: inline-flex; align-items: center; justify-content: center; box-sizing: border-box; max-width: 100%; padding: 0 4px; border-radius: 3px; background: #8c93a324; color: inherit; font: 11px/1.3 system-ui, sans-serif; text-align: center; vertical-align: middle; overflow: hidden; opacity: .8; }
.dealbox-blocked[hidden], .dealbox-blocked:empty:not([style]) { display: none; }
#dealbox-root { display: flow-root; }
html, body { height: auto !important; min-height: 0 !important; max-height: none !important; }
html { overflow-y: hidden !important; overflow-x: auto; }
button.dealbox-quote { all: unset; display: inline-block; margin: 8px 0; padding: 0 8px; min-height: 24px; min-width: 32px; box-sizing: border-box; border-radius: 6px; background: #8c93a326; color: #565d6b; font: 600 13px/24px system-ui, sans-serif; text-align: center; cursor: pointer; letter-spacing: 1px; }
button.dealbox-quote:hover { background: #8c93a340; }
button.dealbox-quote:focus-visible { outline: 2px solid #3b6ae0; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  :where(html.plain body, html.adaptive body) { color: #e6e8ee; }
  :where(html.plain a, html.adaptive a) { color: #8db0ff; }
  :where(html.plain blockquote, html.adaptive blockquote) { border-color: #474c58; }
  html.plain .dealbox-coloured { color: oklch(from var(--dealbox-colour) clamp(0.72, calc(1.15 - l), 0.93) calc(c * 0.9) h) !important; }
  html.plain a { color: #8db0ff !important; }
  html:is(.plain, .adaptive) button.dealbox-quote { color: #b6bcc9; }
  :where(html.light body) { padding: 16px; }
  html.light.adapt { background: #fff; filter: invert(0.91) hue-rotate(180deg); }
  html.light.adapt img { filter: invert(1) hue-rotate(180deg); }
}
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation: none !important; transition: none !important; } }
`;

/** With the window's own font, which comes from the address of the message. */
export const frameStyle = (base: string): string =>
  fonts
    .map(
      ([name, range]) =>
        `@font-face{font-family:"Inter Variable";font-weight:100 900;src:url("${base}font/${name}") format("woff2");unicode-range:${range}}`,
    )
    .join('') + rules;
