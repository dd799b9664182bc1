import {
  type BrowserWindow,
  type ContextMenuParams,
  Menu,
  type MenuItemConstructorOptions,
  type WebContents,
} from 'electron';
import type { TFunction } from 'i18next';
import { isOwnFrame } from './frame-check.ts';
import { longestWord } from './spelling/limits.ts';
import type { Spelling } from './spelling/spelling.ts';

/**
 * The system's menu bar. Each item asks the window for an action of its registry by id; keys that are single letters belong to
 * the window and stand here for reading only (`registerAccelerator: false`).
 */
export function setMenu(send: (action: string) => void, texts: TFunction): void {
  const mac = process.platform === 'darwin';
  const action = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label: texts(label),
    click: () => send(id),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: accelerator.startsWith('CmdOrCtrl') }),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const settings = action('menu.settings', 'settings.open', 'CmdOrCtrl+,');
  const template: MenuItemConstructorOptions[] = [
    ...(mac
      ? [
          {
            role: 'appMenu' as const,
            submenu: [
              { role: 'about' },
              line,
              settings,
              line,
              { role: 'services' },
              line,
              { role: 'hide' },
              { role: 'hideOthers' },
              { role: 'unhide' },
              line,
              { role: 'quit' },
            ] satisfies MenuItemConstructorOptions[],
          },
        ]
      : []),
    {
      label: texts('menu.file'),
      submenu: [
        action('menu.newEmail', 'compose', 'c'),
        action('menu.syncNow', 'sync.now', 'CmdOrCtrl+Shift+R'),
        ...(mac
          ? [line, { role: 'close' as const }]
          : [line, settings, line, { role: 'quit' as const, label: texts('menu.quit') }]),
      ],
    },
    {
      label: texts('menu.edit'),
      submenu: [
        action('menu.undo', 'undo', 'z'),
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        line,
        action('menu.search', 'search.open', '/'),
        action('menu.palette', 'palette.open', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: texts('menu.view'),
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, line, { role: 'togglefullscreen' }],
    },
    {
      label: texts('menu.go'),
      submenu: [
        action('menu.inbox', 'go.inbox'),
        action('menu.sent', 'go.sent'),
        action('menu.archiveFolder', 'go.archive'),
        line,
        action('menu.pending', 'go.pending'),
      ],
    },
    {
      label: texts('menu.conversation'),
      submenu: [
        action('menu.archive', 'archive', 'e'),
        action('menu.delete', 'delete', '#'),
        line,
        action('menu.star', 'star', 's'),
        action('menu.markRead', 'mark-read', 'Shift+I'),
        action('menu.markUnread', 'mark-unread', 'Shift+U'),
      ],
    },
    { role: 'windowMenu', label: texts('menu.window') },
    {
      role: 'help',
      label: texts('menu.help'),
      submenu: [action('menu.shortcuts', 'shortcuts.open', '?'), line, action('menu.updates', 'updates.check')],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Right click on text, a link or a field. Rows and messages have menus of their own in the window. */
export function setContextMenu(
  window: BrowserWindow,
  texts: TFunction,
  spelling: Spelling,
  copy: (text: string) => void,
): void {
  window.webContents.on('context-menu', async (_event, at) => {
    const items: MenuItemConstructorOptions[] = [];
    if (/^(https?|mailto):/i.test(at.linkURL)) {
      items.push({ label: texts('context.copyLink'), click: () => copy(at.linkURL) });
    }
    if (at.isEditable) {
      items.push(...(await spellingItems(window.webContents, at, texts, spelling)));
      items.push({ role: 'cut', label: texts('context.cut') }, { role: 'copy', label: texts('context.copy') });
      items.push({ role: 'paste', label: texts('context.paste') }, { type: 'separator' });
      items.push({ role: 'selectAll', label: texts('context.selectAll') });
    } else if (at.selectionText.trim() !== '') {
      items.push({ role: 'copy', label: texts('context.copy') });
    }
    if (items.length > 0 && !window.isDestroyed()) Menu.buildFromTemplate(items).popup({ window });
  });
}

/** CMP-2: what a marked word may have been meant to be, and that it is right as it is. */
async function spellingItems(
  contents: WebContents,
  at: ContextMenuParams,
  texts: TFunction,
  spelling: Spelling,
): Promise<MenuItemConstructorOptions[]> {
  const mac = process.platform === 'darwin';
  const marked = mac ? at.misspelledWord : await markedWord(contents);
  if (marked === '') return [];
  const suggestions = mac ? at.dictionarySuggestions : await spelling.suggest(marked);
  const replace = (word: string): void => {
    if (mac) contents.replaceMisspelling(word);
    else contents.send('spelling:replace', word);
  };
  const add = (): void => {
    if (mac) contents.session.addWordToSpellCheckerDictionary(marked);
    else spelling.add(marked);
    contents.send('spelling:learnt');
  };
  return [
    ...suggestions.map((word) => ({ label: word, click: () => replace(word) })),
    { label: texts('context.addToDictionary'), click: add },
    { type: 'separator' },
  ];
}

/** The marked word under the pointer, or ''. Only our preload script, in our own page, has a voice here. */
function markedWord(contents: WebContents): Promise<string> {
  return new Promise((resolve) => {
    contents.ipc.once('spelling:word', (event, word: unknown) => {
      resolve(isOwnFrame(event) && typeof word === 'string' && word.length <= longestWord ? word : '');
    });
    contents.send('spelling:which-word');
  });
}
