import { z } from '../lib/z.ts';
import { AccountId, SignatureId, TemplateId } from './ids.ts';

const about = {
  /** Null: for every account. */
  account: AccountId.nullable(),
  name: z.string(),
  html: z.string(),
  /** For everyone in the workspace, once it is connected to a server; else personal. */
  shared: z.boolean(),
  changedAt: z.number(),
};

/** A text with fields (rules/merge-fields.ts), for one account or all. */
export const Template = z.object({ id: TemplateId, subject: z.string(), ...about });
export type Template = z.infer<typeof Template>;

export const Signature = z.object({ id: SignatureId, ...about });
export type Signature = z.infer<typeof Signature>;
