import chardet from 'chardet';
import { type FileEncoding, fileEncodings } from '#shared/model/exchange.ts';

/** Bytes looked at to tell the encoding. */
const SAMPLE = 64 * 1024;

/** chardet's names for what we read under another. */
const names: Readonly<Record<string, FileEncoding>> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-9': 'windows-1254',
  'ISO-8859-2': 'iso-8859-2',
  'ISO-8859-7': 'windows-1253',
  'ISO-8859-5': 'windows-1251',
  Shift_JIS: 'shift_jis',
  GB18030: 'gb18030',
};

/** The text of a file, in the encoding given or the one it is most probably in. Never fails: what cannot be read is U+FFFD. */
export function decodeFile(bytes: Uint8Array, wanted?: FileEncoding): { text: string; encoding: FileEncoding } {
  const encoding = wanted ?? guessEncoding(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** A byte-order mark is believed, so is well-formed UTF-8; every second byte zero is UTF-16; else what reads best. */
export function guessEncoding(bytes: Uint8Array): FileEncoding {
  const marked = encodingOfMark(bytes);
  if (marked !== null) return marked;
  const sample = bytes.subarray(0, SAMPLE);
  const wide = zeroesOf(sample);
  if (wide !== null) return wide;
  if (isUtf8(sample)) return 'utf-8';
  return readsBest(sample);
}

function encodingOfMark(bytes: Uint8Array): FileEncoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without a mark: in mostly Latin text the high bytes are zero. */
function zeroesOf(sample: Uint8Array): FileEncoding | null {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = sample.length / 5;
  if (odd > many && odd > 10 * even) return 'utf-16le';
  return even > many && even > 10 * odd ? 'utf-16be' : null;
}

/** The sample may end within a character. */
function isUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Statistics alone take a few Polish names for Italian. Names and companies are letters: the guess that turns fewest bytes into signs within
 * words wins, of equals the likelier one.
 */
function readsBest(sample: Uint8Array): FileEncoding {
  const guesses = chardet.analyse(sample).flatMap(({ name, confidence }) => {
    const encoding = names[name] ?? fileEncodings.find((known) => known === name.toLowerCase());
    return encoding === undefined || confidence === 0 ? [] : [{ encoding, confidence }];
  });
  for (const encoding of ['windows-1252', 'windows-1250'] as const)
    if (!guesses.some((guess) => guess.encoding === encoding)) guesses.push({ encoding, confidence: 1 });
  const ranked = guesses
    .map((guess) => ({ ...guess, wrong: signsInWords(new TextDecoder(guess.encoding).decode(sample)) }))
    .sort((a, b) => a.wrong - b.wrong || b.confidence - a.confidence);
  return ranked[0]?.encoding ?? 'windows-1252';
}

/** Signs that touch a letter, control characters, and what could not be read. */
function signsInWords(text: string): number {
  const found = text.match(
    /[\u0080-\u009f\ufffd]|(?<=\p{L})[¢-©«-´¶-¹»-¿ŒœŸ×÷]|[¢-©¬-´¸¹¼-¾¿×÷¯](?=\p{L})|(?<=\p{Ll})\p{Lu}(?=\p{Ll})/gu,
  );
  return found?.length ?? 0;
}
