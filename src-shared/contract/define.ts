import type { z } from '../lib/z.ts';

/** What a query depends on, and a change event names. One tag is one area of the store. */
export const tags = [
  'account',
  'conversation',
  'operation',
  'sync',
  'setting',
  'item',
  'label',
  'never-log',
  'workspace',
  'draft',
  'outbox',
  'writing',
] as const;
export type Tag = (typeof tags)[number];

export interface QueryDefinition<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'query';
  readonly input: I;
  readonly output: O;
  /** The window asks again when a change with one of these tags is committed. */
  readonly tags: readonly Tag[];
}

export interface CommandDefinition<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'command';
  readonly input: I;
  readonly output: O;
}

export function query<I extends z.ZodType, O extends z.ZodType>(input: I, output: O, ...depends: Tag[]) {
  return { kind: 'query', input, output, tags: depends } satisfies QueryDefinition<I, O>;
}

export function command<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'command', input, output } satisfies CommandDefinition<I, O>;
}

export type Input<D extends { readonly input: z.ZodType }> = z.input<D['input']>;
export type Parsed<D extends { readonly input: z.ZodType }> = z.output<D['input']>;
export type Output<D extends { readonly output: z.ZodType }> = z.output<D['output']>;
