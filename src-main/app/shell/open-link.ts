import { shell } from 'electron';
import { judgeLink } from '#shared/rules/link-safety.ts';

/**
 * Hands an address to the system's browser or mail program: http, https and mailto only, without user names, and of a mailto only
 * its harmless fields (SECURITY §1, point 15, and §2). Whether a person should look first was the window's question.
 */
export async function openLink(address: string): Promise<boolean> {
  const verdict = judgeLink(address, '');
  if (verdict.kind === 'refused') return false;
  await shell.openExternal(verdict.address);
  return true;
}
