import { parseMessage } from '../../src-main/provider/mime/parse-message.ts';
import { mimeBombs } from './mime-bombs.ts';

/** Reads one bomb, named on the command line, and prints what it cost and what came of it. */
const raw = Buffer.from(mimeBombs[process.argv[2] ?? '']?.() ?? '', 'latin1');
const begun = performance.now();
const { header, content } = parseMessage(raw);
const milliseconds = performance.now() - begun;
console.log(
  JSON.stringify({
    milliseconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
    bytes: raw.length,
    subject: header.subject,
    readable: content.text.includes('readable'),
    parts: content.parts.length,
    damaged: content.damaged,
  }),
);
