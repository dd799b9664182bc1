/**
 * What mail programs put before the subject of an answer or a forwarded mail, in the languages they speak. Not `i` (Italian) nor `ref`:
 * they begin real subjects too.
 */
const replies = [
  ...['re', 'r', 'aw', 'antw', 'antwort', 'sv', 'vs', 'odp', 'rif', 'res', 'ynt', 'yan', 'atb', 'bls', 'vá', 'trả lời'],
  ...['απ', 'σχετ', 'отв', 'ответ', 'השב', 'رد', '回复', '回覆', '答复', '답장', '返信'],
];
const forwards = [
  ...['fw', 'fwd', 'wg', 'tr', 'rv', 'vl', 'vb', 'pd', 'enc', 'doorst', 'vidb', 'ilt', 'trs', 'továbbítás'],
  ...['πρθ', 'пересл', 'הועבר', 'إعادة توجيه', '转发', '轉寄', '전달', '転送'],
];

const word = [...replies, ...forwards].sort((a, b) => b.length - a.length).join('|');
/** Outlook counts in brackets ("Re[2]:"), others with a caret; full-width colons come with Chinese and Japanese. */
const prefix = new RegExp(`^(?:\\s*(?:${word})\\s*(?:\\[\\d{1,4}\\]|\\(\\d{1,4}\\)|\\^\\d{1,4})?\\s*[:：])+\\s*`, 'iu');

/** A subject without what was put before it by answering and forwarding, however often and in whichever language (D7). */
export function bareSubject(subject: string): string {
  return subject.replace(prefix, '').trim();
}

/** `Re:` or `Fwd:` exactly once (CMP-1); a prefix in another language is replaced, never stacked. */
export function answerSubject(kind: 'reply' | 'forward', subject: string): string {
  return `${kind === 'reply' ? 'Re:' : 'Fwd:'} ${bareSubject(subject)}`.trim();
}
