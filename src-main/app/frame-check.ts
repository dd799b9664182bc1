import type { IpcMainInvokeEvent } from 'electron';
import { appOrigin } from '#shared/contract/shell.ts';

/**
 * Whether a call comes from our own top frame: not from a mail's frame, not from a page that has gone (SECURITY §1, point 17).
 * `senderFrame` is null when the frame navigated away or was destroyed.
 */
export function isOwnFrame(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.url.startsWith(`${appOrigin}/`);
}
