import { z } from '../lib/z.ts';
import { MessageId } from '../model/ids.ts';
import { command, query } from './define.ts';

/** INB-5: remote images of a sender are shown from now on, or no longer. */
const allowImages = command(z.strictObject({ sender: z.string().min(1).max(320), allow: z.boolean() }), z.object({}));
const imagesAllowed = query(z.strictObject({ sender: z.string().min(1).max(320) }), z.boolean(), 'setting');

/** Decodes an attachment to a file of the person's choosing, never over an existing one; the shell asks where. */
const saveAttachment = command(
  z.strictObject({ message: MessageId, part: z.int().nonnegative(), path: z.string().min(1) }),
  z.object({ path: z.string(), bytes: z.number() }),
);

export const readingContract = { allowImages, imagesAllowed, saveAttachment };
