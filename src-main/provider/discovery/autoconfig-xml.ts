import { Parser } from 'htmlparser2';

/** One server of a provider's file, as it says so; nothing of it is believed yet. */
export interface ConfigServer {
  readonly kind: 'imap' | 'smtp';
  readonly hostname: string;
  readonly port: string;
  /** `SSL`, `STARTTLS`, `plain`, or anything. */
  readonly socketType: string;
  readonly username: string;
  readonly authentication: readonly string[];
}

/** Longer than any name or address. UTF-16 units. */
const LONGEST = 512;
const MOST_SERVERS = 20;

/**
 * The servers in a file of Thunderbird's format 1.1, in its order; null where it is none. No entities beyond XML's five, no document type: a
 * file that brings its own is refused.
 */
export function parseAutoconfig(xml: string): readonly ConfigServer[] | null {
  const servers: ConfigServer[] = [];
  const open: string[] = [];
  let refused = false;
  let rooted = false;
  let text = '';
  let fields: Map<string, string[]> | null = null;
  const parser = new Parser(
    {
      onprocessinginstruction(name) {
        // <!DOCTYPE …>: entities of its own
        if (name.startsWith('!')) refused = true;
      },
      onopentag(name, attributes) {
        if (open.length === 0) rooted = rooted || name === 'clientConfig';
        open.push(name);
        text = '';
        if (isServer(open)) {
          const type = attributes.type?.toLowerCase();
          const wanted = name === 'incomingServer' ? 'imap' : 'smtp';
          fields = type === wanted ? new Map([['kind', [wanted]]]) : null;
        }
      },
      ontext(piece) {
        if (text.length < LONGEST) text += piece.slice(0, LONGEST);
      },
      onclosetag(name) {
        if (fields !== null && open.length === 4) {
          fields.set(name, [...(fields.get(name) ?? []), text.trim()]);
        }
        if (fields !== null && isServer(open)) {
          if (servers.length < MOST_SERVERS) servers.push(toServer(fields));
          fields = null;
        }
        open.pop();
        text = '';
      },
      onerror() {
        refused = true;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return refused || !rooted ? null : servers;
}

/** clientConfig > emailProvider > incomingServer or outgoingServer */
const isServer = (open: readonly string[]): boolean =>
  open.length === 3 &&
  open[0] === 'clientConfig' &&
  open[1] === 'emailProvider' &&
  (open[2] === 'incomingServer' || open[2] === 'outgoingServer');

function toServer(fields: ReadonlyMap<string, readonly string[]>): ConfigServer {
  const first = (name: string): string => fields.get(name)?.[0] ?? '';
  return {
    kind: first('kind') === 'imap' ? 'imap' : 'smtp',
    hostname: first('hostname'),
    port: first('port'),
    socketType: first('socketType'),
    username: first('username'),
    authentication: fields.get('authentication') ?? [],
  };
}
