import type { ErrorData } from '../model/error.ts';

/** What crosses a process boundary: a value or an error, never a throw. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorData };
