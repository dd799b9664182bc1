import { createHash } from 'node:crypto';
import { buildMessage, type MessageFile, type MessageParts } from './build-message.ts';
import { withCalendarWords, workingDay } from './calendar-words.ts';
import { icalendar } from './files/calendar.ts';
import { type Language, ola, type Person, salesTeam } from './people.ts';
import type { Quoted } from './quoting.ts';
import { renderLetter } from './render-letter.ts';
import type { SampleMessage } from './sample-message.ts';
import type { Meeting, SampleFolder, Story, StoryMail } from './story.ts';
import { hoursBefore, momentOf } from './times.ts';

/** A mail with all that the mails around it give it. */
interface Placed {
  readonly mail: StoryMail;
  readonly date: Date;
  readonly id: string;
  readonly to: readonly Person[];
  readonly subject: string;
  readonly parent: Placed | undefined;
  readonly quotable: Quoted;
  readonly parts: MessageParts;
}

/** How many mails deep the quoted history goes: enough to need folding, without growing with the square of the thread. */
const QUOTED_DEPTH = 3;

/** Turns a conversation into messages, leaving out those that have not been written yet at `now`. */
export function renderStory(story: Story, now: Date): SampleMessage[] {
  const placed: Placed[] = [];
  for (const mail of story.mails) placed.push(place(story, mail, placed, now));
  const arrived = placed.filter(({ date }) => date <= now);
  const last = arrived.at(-1);
  const settled = last !== undefined && hoursBefore(now, last.date) > 60 * 24;
  const folder = story.folder ?? (settled ? 'Archive' : 'INBOX');
  return arrived.map((one) => ({
    folder: folderOf(one.mail, folder),
    raw: buildMessage(one.parts),
    flags: flagsOf(one, arrived, now),
    internalDate: one.date,
  }));
}

function place(story: Story, mail: StoryMail, before: readonly Placed[], now: Date): Placed {
  const parent = mail.answers === undefined ? before.at(-1) : before[mail.answers];
  const date = momentOf(mail.at, now);
  const to = mail.to ?? recipients(mail, parent);
  const start = before[0]?.date ?? date;
  const base = withCalendarWords(mail.subject ?? story.subject, start, languageOf(mail, to));
  const subject = parent && mail.subject === undefined ? `Re: ${base}` : base;
  const id = messageId(story.id, before.length, mail.from, now);
  const text = withCalendarWords(mail.text, date, languageOf(mail, to));
  const files = mail.files ?? [];
  const letter = renderLetter({
    from: mail.from,
    text,
    quoted: parent && withinDepth(parent),
    bare: mail.bare ?? false,
    pictures: files.flatMap(({ contentId }) => (contentId === undefined ? [] : [contentId])),
  });
  const parts: MessageParts = {
    from: mail.from,
    to,
    cc: mail.cc ?? [],
    subject,
    date,
    utcOffset: mail.from.utcOffset,
    messageId: id,
    ...(parent ? { inReplyTo: parent.id, references: ancestors(parent) } : {}),
    text: letter.text,
    ...(letter.html === undefined ? {} : { html: letter.html }),
    ...invitation(mail.invitation, { id, from: mail.from, to, date }),
    files: [...files, ...(mail.invitation ? [invitationFile(mail.invitation, { id, from: mail.from, to, date })] : [])],
  };
  return {
    mail,
    date,
    id,
    to,
    subject,
    parent,
    parts,
    quotable: { from: mail.from, to, date, subject, ...letter.quotable },
  };
}

/** The mail to quote, with its own quotes cut off where the thread has become deep. */
function withinDepth(parent: Placed): Quoted {
  let depth = 0;
  for (let one: Placed | undefined = parent; one; one = one.parent) depth += 1;
  if (depth % QUOTED_DEPTH !== 0) return parent.quotable;
  const { mail, date, to } = parent;
  const own = renderLetter({
    from: mail.from,
    text: withCalendarWords(mail.text, date, languageOf(mail, to)),
    quoted: undefined,
    bare: mail.bare ?? false,
    pictures: [],
  });
  return { ...parent.quotable, ...own.quotable };
}

/** Ola writes to everybody in their own language. */
function languageOf(mail: StoryMail, to: readonly Person[]): Language {
  return (mail.from === ola ? to[0] : mail.from)?.language ?? mail.from.language;
}

function recipients(mail: StoryMail, parent: Placed | undefined): readonly Person[] {
  if (mail.from !== ola) return [ola];
  if (!parent) throw new Error(`to whom does Ola write at ${mail.at}?`);
  return parent.mail.from === ola ? parent.to : [parent.mail.from];
}

function ancestors(parent: Placed): string[] {
  const ids: string[] = [];
  for (let one: Placed | undefined = parent; one; one = one.parent) ids.unshift(one.id);
  return ids;
}

/** The day is part of it, so that samples of two days are two mailboxes. */
function messageId(story: string, index: number, from: Person, now: Date): string {
  const digest = createHash('sha256')
    .update(`${story}/${index}/${now.toISOString().slice(0, 10)}`)
    .digest('hex');
  return `${digest.slice(0, 8)}.${digest.slice(8, 20)}@${from.address.split('@')[1] ?? 'sample.example'}`;
}

function folderOf(mail: StoryMail, folder: SampleFolder): SampleFolder {
  return mail.folder ?? (mail.from === ola || mail.from === salesTeam ? 'Sent' : folder);
}

function flagsOf(one: Placed, all: readonly Placed[], now: Date): string[] {
  const { mail } = one;
  const own = mail.from === ola || mail.from === salesTeam;
  const later = all.filter(({ mail: other }) => other.from === ola && other.folder !== 'Drafts');
  const answered = later.some(({ parent }) => parent === one);
  const written = later.some(({ date }) => date > one.date);
  const fresh = hoursBefore(now, one.date) < 20;
  // Some fresh mail has been looked at without an answer yet; the digest in the id picks which.
  const seen = /^[0-5]/.test(one.id);
  const unread = !own && (mail.unread ?? (fresh && !written && !seen));
  return [
    ...(unread ? [] : ['\\Seen']),
    ...(answered ? ['\\Answered'] : []),
    ...(mail.starred ? ['\\Flagged'] : []),
    ...(mail.folder === 'Drafts' ? ['\\Draft'] : []),
  ];
}

interface Sending {
  readonly id: string;
  readonly from: Person;
  readonly to: readonly Person[];
  readonly date: Date;
}

function invitation(meeting: Meeting | undefined, sending: Sending): Pick<MessageParts, 'invitation'> {
  return meeting ? { invitation: { method: 'REQUEST', ics: meetingText(meeting, sending) } } : {};
}

function invitationFile(meeting: Meeting, sending: Sending): MessageFile {
  return { name: 'invite.ics', type: 'application/ics', content: Buffer.from(meetingText(meeting, sending), 'utf8') };
}

function meetingText(meeting: Meeting, { id, from, to, date }: Sending): string {
  return icalendar({
    ...meeting,
    uid: id,
    start: workingDay(momentOf(meeting.start, date), 0),
    organizer: from,
    attendees: to,
    written: date,
    method: 'REQUEST',
  });
}
