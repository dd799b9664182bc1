import { type KeyObject, verify } from 'node:crypto';
import { z } from '#shared/lib/z.ts';
import { UpdateProblem } from './update-problem.ts';

/** A name in the feed's own folder: no other folder, no other server. */
const FileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._+~-]*$/);

/** 64 bytes as electron-builder writes them. Its older sha2 is not taken. */
const Sha512 = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);

/** What a channel's file (`latest-linux.yml` …) says of the newest version, as electron-builder writes it, and our signature. */
const UpdateFeed = z.object({
  version: z.string().regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/),
  files: z.array(z.object({ url: FileName, sha512: Sha512, size: z.int().positive() })).min(1),
  /** Who is to get it, in percent: which part of all, each install decides for itself and keeps to it. */
  stagingPercentage: z.number().min(0).max(100).optional(),
  /** Installers that fetch more are not ours. */
  packages: z.undefined().optional(),
  signature: z.string().optional(),
});
export type UpdateFeed = z.infer<typeof UpdateFeed>;

/** What is signed. The rollout is not: a bad release is held back at once, by whoever may write the feed. */
export function signedText(channelFile: string, feed: Pick<UpdateFeed, 'version' | 'files'>): Buffer {
  const files = feed.files.map(({ url, sha512, size }) => [url, sha512, size]);
  return Buffer.from(JSON.stringify([channelFile, feed.version, files]));
}

/**
 * The feed, where it is what we write and, with a `key`, signed by it (Ed25519, RFC 8032). The operating systems check who made a
 * program only on macOS, and on Windows if asked; this holds for all, against whoever takes over the server. Throws UpdateProblem.
 */
export function checkFeed(info: unknown, channelFile: string, key: KeyObject | null): UpdateFeed {
  const parsed = UpdateFeed.safeParse(info);
  if (!parsed.success) throw new UpdateProblem('unreadable', z.prettifyError(parsed.error));
  if (key === null) return parsed.data;
  const signature = Buffer.from(parsed.data.signature ?? '', 'base64');
  if (!verify(null, signedText(channelFile, parsed.data), key, signature)) {
    throw new UpdateProblem('untrusted', `${channelFile} is not signed by the key of this program.`);
  }
  return parsed.data;
}

/** The file of a channel, as electron-builder names it. */
export function channelFile(channel: 'latest' | 'beta', platform: NodeJS.Platform, arch: string): string {
  if (platform === 'darwin') return `${channel}-mac.yml`;
  if (platform !== 'linux') return `${channel}.yml`;
  return arch === 'x64' ? `${channel}-linux.yml` : `${channel}-linux-${arch}.yml`;
}
