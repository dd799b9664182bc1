import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** A record that the server gives: an MX or an SRV. */
export type DnsRecord =
  | { readonly type: 'MX'; readonly priority: number; readonly host: string }
  | {
      readonly type: 'SRV';
      readonly priority: number;
      readonly weight: number;
      readonly port: number;
      readonly host: string;
    };

export interface DnsServer {
  /** address:port */
  readonly address: string;
  stop(): Promise<void>;
}

const types = { MX: 15, SRV: 33 } as const;

/** A name server on this computer (RFC 1035): what is not in `zone` does not exist; a name of `silent` gets no answer. */
export async function startDnsServer(
  zone: Readonly<Record<string, readonly DnsRecord[]>>,
  silent: readonly string[] = [],
): Promise<DnsServer> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const [name, end] = readName(query, 12);
    if (silent.includes(name)) return;
    const wanted = query.readUInt16BE(end);
    const known = zone[name.toLowerCase()];
    const answers = (known ?? []).filter(({ type }) => types[type] === wanted).map((record) => answer(record));
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    // an answer, recursion available; 3: there is no such name
    header.writeUInt16BE(0x8180 | (known === undefined ? 3 : 0), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(answers.length, 6);
    socket.send(Buffer.concat([header, query.subarray(12, end + 4), ...answers]), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function readName(packet: Buffer, start: number): [name: string, end: number] {
  const labels: string[] = [];
  let at = start;
  for (let length = packet[at] ?? 0; length > 0; length = packet[at] ?? 0) {
    labels.push(packet.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return [labels.join('.'), at + 1];
}

function answer(record: DnsRecord): Buffer {
  const numbers = record.type === 'MX' ? [record.priority] : [record.priority, record.weight, record.port];
  const data = Buffer.concat([Buffer.alloc(numbers.length * 2), writeName(record.host)]);
  for (const [index, number] of numbers.entries()) data.writeUInt16BE(number, index * 2);
  const head = Buffer.alloc(12);
  // the name of the question, by its place
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(types[record.type], 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

const writeName = (name: string): Buffer =>
  Buffer.concat([
    ...name
      .split('.')
      .filter((label) => label !== '')
      .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')])),
    Buffer.from([0]),
  ]);
