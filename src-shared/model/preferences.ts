import { z } from '../lib/z.ts';

/** How the window looks and behaves on this computer. Never mail, never an account: those are the store's. */
export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** Where the list goes on after archive or delete of the open conversation (INB-10). */
  autoAdvance: z.enum(['next', 'previous', 'list']).default('next'),
  /** When an opened conversation becomes read (INB-10). */
  markRead: z.enum(['at-once', 'after-2s', 'never']).default('after-2s'),
  /** WCAG 2.1.4: one switch for all keys that are a single character. */
  singleKeys: z.boolean().default(true),
  /** Seconds that a toast with Undo stays; 0: until it is dismissed (WCAG 2.2.1). */
  toastSeconds: z.union([z.literal(8), z.literal(20), z.literal(0)]).default(8),
  /** CMP-5: seconds in which a mail can be called back; 0: it goes out at once. */
  undoSendSeconds: z.union([z.literal(0), z.literal(5), z.literal(10), z.literal(20), z.literal(30)]).default(10),
  /** D12: what is synced while the computer runs on battery; first syncs and past mail wait with `inbox`. */
  onBattery: z.enum(['all', 'inbox']).default('all'),
  notifications: z.boolean().default(true),
  /** Looks for newer versions by itself; off: only when asked to. */
  updateChecks: z.boolean().default(true),
  /** Downloads them by itself, on a network that does not cost by the megabyte. */
  updateDownloads: z.boolean().default(true),
  updateChannel: z.enum(['stable', 'beta']).default('stable'),
  /** The side panel of a conversation, where there is room beside it. */
  sidePanel: z.boolean().default(true),
  /** Pane widths in CSS pixels. */
  railWidth: z.int().min(176).max(320).default(208),
  listWidth: z.int().min(300).max(640).default(384),
});
export type Preferences = z.infer<typeof Preferences>;

export const defaultPreferences: Preferences = Preferences.parse({});
