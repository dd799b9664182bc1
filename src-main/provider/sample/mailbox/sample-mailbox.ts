import { renderSingle } from './render-single.ts';
import { renderStory } from './render-story.ts';
import type { SampleMessage } from './sample-message.ts';
import { junk } from './singles/junk.ts';
import { letters } from './singles/letters.ts';
import { newsletters } from './singles/newsletters.ts';
import { notifications } from './singles/notifications.ts';
import { englishStories } from './stories/english.ts';
import { farAwayStories } from './stories/far-away.ts';
import { frenchStories } from './stories/french.ts';
import { germanStories } from './stories/german.ts';
import { insideStories } from './stories/inside.ts';
import { lastYearStories } from './stories/last-year.ts';
import { nordwindStories } from './stories/nordwind.ts';
import { partnerStories } from './stories/partners.ts';
import { polishStories } from './stories/polish.ts';
import { swedishStories } from './stories/swedish.ts';
import { teamAddressStories } from './stories/team-address.ts';

export type { SampleMessage } from './sample-message.ts';

const STORIES = [
  ...nordwindStories,
  ...frenchStories,
  ...swedishStories,
  ...polishStories,
  ...germanStories,
  ...englishStories,
  ...farAwayStories,
  ...partnerStories,
  ...insideStories,
  ...teamAddressStories,
  ...lastYearStories,
  ...letters,
];

const SINGLES = [...newsletters, ...notifications, ...junk];

/**
 * The mailbox of Ola Nowak, a sales rep, as it stands at `now`: a year of deals, colleagues, newsletters and
 * machines' mail, the oldest first. Each mail has its fixed time of a day so and so many days before `now`; what
 * would come later today is not there yet, and appears when asked again later. The same day always gives the same
 * messages, byte by byte.
 */
export function sampleMailbox(now: Date): SampleMessage[] {
  return [
    ...STORIES.flatMap((story) => renderStory(story, now)),
    ...SINGLES.flatMap((single) => renderSingle(single, now)),
  ].sort((a, b) => a.internalDate.getTime() - b.internalDate.getTime());
}
