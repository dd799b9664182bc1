import { createHash } from 'node:crypto';
import { buildMessage } from './build-message.ts';
import { withCalendarWords } from './calendar-words.ts';
import { ola } from './people.ts';
import type { SampleMessage } from './sample-message.ts';
import type { SingleMail } from './story.ts';
import { hoursBefore, momentOf } from './times.ts';

/** Turns a mail that stands alone into a message, or into none where it has not been sent yet at `now`. */
export function renderSingle(mail: SingleMail, now: Date): SampleMessage[] {
  const date = momentOf(mail.at, now);
  if (date > now) return [];
  const words = (text: string) => withCalendarWords(text, date, mail.from.language);
  const digest = createHash('sha256')
    .update(`${mail.id}/${now.toISOString().slice(0, 10)}`)
    .digest('hex');
  const unread = mail.unread ?? hoursBefore(now, date) < 8;
  return [
    {
      folder: mail.folder ?? (hoursBefore(now, date) > 60 * 24 ? 'Archive' : 'INBOX'),
      raw: buildMessage({
        from: mail.from,
        to: mail.to ?? [ola],
        subject: words(mail.subject),
        date,
        utcOffset: mail.from.utcOffset,
        messageId: `${digest.slice(0, 24)}@${mail.from.address.split('@')[1] ?? 'sample.example'}`,
        text: `${words(mail.text)}\n`,
        ...(mail.html === undefined ? {} : { html: words(mail.html) }),
        ...(mail.headers === undefined ? {} : { headers: mail.headers }),
        ...(mail.files === undefined ? {} : { files: mail.files }),
      }),
      flags: [...(unread ? [] : ['\\Seen']), ...(mail.starred ? ['\\Flagged'] : [])],
      internalDate: date,
    },
  ];
}
