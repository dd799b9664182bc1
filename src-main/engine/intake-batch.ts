import { parseHeader } from '../provider/mime/parse-header.ts';
import { parseHeaderOnly, parseMessage } from '../provider/mime/parse-message.ts';
import { toBody } from '../store/content-codec.ts';
import type { PackWriter } from '../store/packs.ts';
import type { IntakeResult } from '../sync/sync-context.ts';

/** Parses and stores one batch; its bytes are on the disk when this returns. `headerOnly`: those whose body must not be read. */
export function storeBatch(
  writer: PackWriter,
  batch: readonly Buffer[],
  headerOnly: ReadonlySet<number>,
  onMessage: (index: number) => void,
): IntakeResult[] {
  const results = batch.map((raw, index): IntakeResult => {
    onMessage(index);
    const { header, content } = headerOnly.has(index)
      ? { header: parseHeader(raw), content: parseHeaderOnly(raw) }
      : parseMessage(raw);
    return { header, body: toBody(content, writer.append(raw)) };
  });
  writer.sync();
  return results;
}
