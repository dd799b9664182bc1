/**
 * The page under a mail. `:where` keeps every rule weaker than the mail's own; what must hold whatever the mail says is marked
 * important: the frame is as high as its content and never scrolls by itself.
 */
export const frameStyle = `
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
.dealbox-blocked { background: #8c93a31f; outline: 1px dashed #8c93a366; outline-offset: -1px; color: #6b7280; font-size: 11px; overflow: hidden; }
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
  html:is(.plain, .adaptive) button.dealbox-quote { color: #b6bcc9; }
  :where(html.light body) { padding: 16px; }
  html.light.adapt { background: #fff; filter: invert(0.91) hue-rotate(180deg); }
  html.light.adapt img { filter: invert(1) hue-rotate(180deg); }
}
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation: none !important; transition: none !important; } }
`;
