import { z } from '#shared/lib/z.ts';

/** What of the protocol a provider announces and does not keep to: it is then as if it were not announced. */
const Withheld = z.enum(['CONDSTORE', 'QRESYNC', 'IDLE', 'MOVE', 'UIDPLUS', 'OBJECTID', 'X-GM-EXT-1', 'UTF8=ACCEPT']);

const MINUTE = 60_000;

const Profile = z.strictObject({
  /** What the provider is called in diagnostics. */
  name: z.string().min(1),
  /** How it is known; any of these. Capabilities before hosts: a company's own name may lead to any provider. */
  known: z.strictObject({
    capability: z.string().optional(),
    /** In its answer to ID (RFC 2971), any value. */
    id: z.instanceof(RegExp).optional(),
    host: z.instanceof(RegExp).optional(),
  }),
  withheld: z.array(Withheld),
  /** Connections that it grants one mailbox, for all programs together. */
  connections: z.int().min(1),
  /** Milliseconds after which IDLE is begun anew: below the 29 minutes of RFC 2177 §3, and below what the provider keeps a silent line for. */
  idleRenewal: z
    .int()
    .min(1 * MINUTE)
    .max(29 * MINUTE),
  /** Milliseconds between two looks where it has no IDLE. */
  poll: z.int().min(5_000),
  /** SYN-6: it puts what it sends into its Sent folder by itself. */
  filesSent: z.boolean(),
  /**
   * Folders are labels (X-GM-EXT-1): a message is one, whatever number of folders it shows in; archiving takes the inbox's label off; all mail
   * outside Trash and Junk is in the folder with the role `all`.
   */
  labels: z.boolean(),
  /** Whether a folder without a special use may get its role from its name. Where special uses are complete, a name is a coincidence. */
  rolesByName: z.boolean(),
});

/** What a provider does in its own way. What its server announces always wins where it announces less. */
export type ProviderProfile = Readonly<z.infer<typeof Profile>>;

const ordinary = {
  withheld: [],
  connections: 10,
  idleRenewal: 20 * MINUTE,
  poll: 60_000,
  filesSent: false,
  labels: false,
  rolesByName: true,
} satisfies Partial<ProviderProfile>;

/** Any server that the table does not know: RFC 9051, and what it announces. */
const imap: ProviderProfile = { ...ordinary, name: 'IMAP', known: {} };

/**
 * The providers that need to be known (docs/providers.md has the reasons and the tests). In this order: the first that fits is taken.
 */
const table: readonly ProviderProfile[] = z.array(Profile).parse([
  {
    ...ordinary,
    name: 'Gmail',
    // Google Workspace answers under many names; the extension is what makes it Gmail
    known: { capability: 'X-GM-EXT-1' },
    connections: 15,
    // it ends connections that were silent for ten minutes
    idleRenewal: 9 * MINUTE,
    filesSent: true,
    labels: true,
    rolesByName: false,
  },
  {
    ...ordinary,
    name: 'Exchange Online',
    known: { id: /Microsoft\.Exchange/i, host: /(^|\.)(outlook|hotmail|live|office365)\.(com|de|office\.com)$/i },
    filesSent: true,
    connections: 8,
  },
  {
    ...ordinary,
    name: 'Yahoo',
    known: {
      capability: 'XYMHIGHESTMODSEQ',
      host: /(^|\.)(yahoo|aol|ymail|verizon)\.(com|net|co\.[a-z]{2}|[a-z]{2})$/i,
    },
    // its HIGHESTMODSEQ stays the same while flags change, and its IDLE tells nothing
    withheld: ['CONDSTORE', 'QRESYNC', 'IDLE'],
    connections: 5,
  },
  {
    ...ordinary,
    name: 'iCloud',
    known: { capability: 'XAPPLEPUSHSERVICE', host: /(^|\.)(mail\.me|icloud)\.com$/i },
    connections: 10,
  },
  {
    ...ordinary,
    name: 'Fastmail',
    known: { host: /(^|\.)(fastmail|messagingengine)\.com$/i },
    connections: 10,
  },
  {
    ...ordinary,
    name: 'Zoho',
    known: { id: /zoho/i, host: /(^|\.)zoho(cloud)?\.(com|eu|in|com\.au|jp|ca)$/i },
    connections: 10,
    idleRenewal: 10 * MINUTE,
    filesSent: true,
  },
] satisfies ProviderProfile[]);

/** What a server has told of itself so far. */
export interface ServerTraits {
  readonly host: string;
  /** In capitals, as announced. */
  readonly capabilities: ReadonlyMap<string, unknown>;
  /** The values of its ID answer; none before it was asked. */
  readonly id?: readonly string[];
}

/** The profile of a server: by its capabilities and its ID, else by its host, else the ordinary one. */
export function profileOf({ host, capabilities, id = [] }: ServerTraits): ProviderProfile {
  return (
    table.find(({ known }) => known.capability !== undefined && capabilities.has(known.capability)) ??
    table.find(({ known }) => id.some((value) => known.id?.test(value) === true)) ??
    table.find(({ known }) => known.host?.test(host) === true) ??
    imap
  );
}

export { imap as ordinaryProfile };
