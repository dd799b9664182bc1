import { z } from '../lib/z.ts';

/**
 * How a body wants to be shown (C0.8). `plain`: it brings no colours, so it takes the window's. `light`: styled for a light page.
 * `adaptive`: it says that it supports dark.
 */
export const BodyLook = z.enum(['plain', 'light', 'adaptive']);
export type BodyLook = z.infer<typeof BodyLook>;

/** What the frame of a body tells the window. Parsed there: a frame that shows mail is never trusted. */
export const BodyMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('shown'),
    look: BodyLook,
    /** Remote images that were not asked for, and by name who would have been told of the reading (INB-5). */
    blockedImages: z.int().nonnegative(),
    trackers: z.array(z.string().max(100)).max(50),
    /** There is quoted text behind "···". */
    quoted: z.boolean(),
  }),
  z.object({ kind: z.literal('height'), pixels: z.number().nonnegative().max(500_000) }),
  z.object({ kind: z.literal('link'), href: z.string().max(100_000), text: z.string().max(1000) }),
  /** The address under the pointer or the focus; '' where there is none. */
  z.object({ kind: z.literal('hover'), href: z.string().max(100_000) }),
  /** A key pressed while the frame had the focus, for the window's shortcuts. */
  z.object({
    kind: z.literal('key'),
    key: z.string().max(32),
    code: z.string().max(32),
    ctrlKey: z.boolean(),
    metaKey: z.boolean(),
    shiftKey: z.boolean(),
    altKey: z.boolean(),
  }),
  /** What it was to show could not be shown. */
  z.object({ kind: z.literal('failed') }),
  /** A link within the mail was followed: bring this height of the frame into view. */
  z.object({ kind: z.literal('scroll'), pixels: z.number().nonnegative().max(500_000) }),
]);
export type BodyMessage = z.infer<typeof BodyMessage>;

/** What the window tells the frame. */
export interface BodySetting {
  readonly kind: 'setting';
  /** Turn a light mail dark, as well as that goes without its author. */
  readonly adapt: boolean;
  readonly labels: { readonly showQuoted: string; readonly hideQuoted: string };
}
