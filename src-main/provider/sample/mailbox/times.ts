const DAY = 86_400_000;

/**
 * `-6 09:12` → six days before the day of `base`, at that time in UTC. Seconds and so on are made up from the
 * minute, so that mail does not come at the full minute.
 */
export function momentOf(at: string, base: Date): Date {
  const match = /^([+-]\d+) (\d\d):(\d\d)$/.exec(at);
  if (!match) throw new Error(`not a time of the sample mailbox: ${at}`);
  const [days = 0, hours = 0, minutes = 0] = match.slice(1).map(Number);
  const midnight = Math.floor(base.getTime() / DAY) * DAY;
  const seconds = (Math.abs(days) * 17 + hours * 13 + minutes * 7) % 60;
  return new Date(midnight + days * DAY + (hours * 60 + minutes) * 60_000 + seconds * 1000);
}

export function hoursBefore(now: Date, date: Date): number {
  return (now.getTime() - date.getTime()) / 3_600_000;
}
