import type { Person } from '../people.ts';

export interface Event {
  readonly uid: string;
  readonly title: string;
  readonly place: string;
  readonly start: Date;
  readonly minutes: number;
  readonly organizer: Person;
  readonly attendees: readonly Person[];
  readonly written: Date;
  readonly method: 'REQUEST' | 'CANCEL' | 'REPLY';
}

/** One meeting as an iCalendar text (RFC 5545). */
export function icalendar(event: Event): string {
  const stamp = (date: Date) => date.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const end = new Date(event.start.getTime() + event.minutes * 60_000);
  return [
    'BEGIN:VCALENDAR',
    'PRODID:-//Example//Calendar//EN',
    'VERSION:2.0',
    `METHOD:${event.method}`,
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${stamp(event.written)}`,
    `DTSTART:${stamp(event.start)}`,
    `DTEND:${stamp(end)}`,
    `SUMMARY:${escapeText(event.title)}`,
    `LOCATION:${escapeText(event.place)}`,
    `ORGANIZER;CN=${event.organizer.name}:mailto:${event.organizer.address}`,
    ...event.attendees.map(({ name, address }) => `ATTENDEE;CN=${name};RSVP=TRUE:mailto:${address}`),
    `STATUS:${event.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}
