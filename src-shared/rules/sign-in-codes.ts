import type { ErrorCode } from '../model/error.ts';

/** What signing in again mends, and nothing else does (D16). */
const mended: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'sign-in-refused',
  'sign-in-missing',
  'sign-in-revoked',
  'sign-in-declined',
  'secret-unavailable',
]);

/** Whether an account's trouble asks its person to sign in again. */
export const asksForSignIn = (code: ErrorCode): boolean => mended.has(code);
