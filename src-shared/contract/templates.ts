import { z } from '../lib/z.ts';
import { AccountId, SignatureId, TemplateId } from '../model/ids.ts';
import { Signature, Template } from '../model/template.ts';
import { command, query } from './define.ts';

/** Those of an account and those for every account, by name; without an account all of them. */
const templates = query(z.strictObject({ account: AccountId.optional() }), z.array(Template), 'writing');
const signatures = query(z.strictObject({ account: AccountId.optional() }), z.array(Signature), 'writing');

const about = {
  account: AccountId.nullable().default(null),
  name: z.string().trim().min(1).max(200),
  html: z.string().max(2_000_000),
  shared: z.boolean().default(false),
};

/** A new one without an id. */
const saveTemplate = command(
  z.strictObject({ id: TemplateId.optional(), subject: z.string().max(2000).default(''), ...about }),
  Template,
);
const removeTemplate = command(z.strictObject({ id: TemplateId }), z.object({}));
const saveSignature = command(z.strictObject({ id: SignatureId.optional(), ...about }), Signature);
const removeSignature = command(z.strictObject({ id: SignatureId }), z.object({}));

/**
 * A template with its fields filled from these values (CMP-4): for the preview and for putting it into a draft. `me.*` is filled from the
 * account; what has no value is marked and listed.
 */
const renderTemplate = query(
  z.strictObject({
    id: TemplateId,
    account: AccountId,
    values: z.record(z.string().max(100), z.string().max(10_000)).default({}),
  }),
  z.object({ subject: z.string(), html: z.string(), missing: z.array(z.string()) }),
  'writing',
  'account',
);

export const templatesContract = {
  templates,
  signatures,
  saveTemplate,
  removeTemplate,
  saveSignature,
  removeSignature,
  renderTemplate,
};
