import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { channelFile, checkFeed, signedText } from './update-feed.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const file = { url: 'dealbox-0.2.0-linux-x86_64.AppImage', sha512: `${'A'.repeat(86)}==`, size: 90_000_000 };
const feed = { version: '0.2.0', files: [file], path: file.url, releaseDate: '2026-11-21T12:00:00.000Z' };
const signature = sign(null, signedText('latest-linux.yml', feed), privateKey).toString('base64');

describe('S5: the feed of updates', () => {
  it('is taken as electron-builder writes it, signed by the key that the program knows', () => {
    const taken = { version: '0.2.0', files: [file], signature };
    expect(checkFeed({ ...feed, signature }, 'latest-linux.yml', publicKey)).toEqual(taken);
    expect(checkFeed({ ...feed, signature, stagingPercentage: 5 }, 'latest-linux.yml', publicKey)).toEqual({
      ...taken,
      stagingPercentage: 5,
    });
  });

  it.each([
    ['nothing', undefined],
    ['text', 'hello'],
    ['no version', { ...feed, version: undefined }],
    ['a version with a path', { ...feed, version: '1.0.0/../..' }],
    ['no files', { ...feed, files: [] }],
    ['a file in another folder', { ...feed, files: [{ ...file, url: '../evil.AppImage' }] }],
    ['a file on another server', { ...feed, files: [{ ...file, url: 'https://evil.example/x.AppImage' }] }],
    ['an encoded path', { ...feed, files: [{ ...file, url: '..%2fevil.AppImage' }] }],
    ['an option in the place of a name', { ...feed, files: [{ ...file, url: '--no-sandbox' }] }],
    ['no digest', { ...feed, files: [{ url: file.url, size: 1 }] }],
    ['an older digest', { ...feed, files: [{ url: file.url, size: 1, sha2: 'a'.repeat(64) }] }],
    ['an installer that fetches more', { ...feed, packages: { x64: { path: 'more.7z' } } }],
    ['a rollout that is no number', { ...feed, stagingPercentage: 'all' }],
    ['a rollout beyond all', { ...feed, stagingPercentage: 1000 }],
  ])('is refused with %s', (_, given) => {
    expect(() => checkFeed(given, 'latest-linux.yml', null)).toThrow(
      expect.objectContaining({ trouble: 'unreadable' }),
    );
  });

  it.each([
    ['without a signature', feed, 'latest-linux.yml'],
    ['of another version', { ...feed, version: '0.3.0', signature }, 'latest-linux.yml'],
    [
      'of another file',
      { ...feed, files: [{ ...file, sha512: `${'B'.repeat(86)}==` }], signature },
      'latest-linux.yml',
    ],
    ['of another system', { ...feed, signature }, 'latest-mac.yml'],
    ['that is no signature', { ...feed, signature: '…' }, 'latest-linux.yml'],
  ])('is refused %s', (_, given, name) => {
    expect(() => checkFeed(given, name, publicKey)).toThrow(expect.objectContaining({ trouble: 'untrusted' }));
  });
});

it.each([
  ['latest', 'linux', 'x64', 'latest-linux.yml'],
  ['beta', 'linux', 'arm64', 'beta-linux-arm64.yml'],
  ['latest', 'darwin', 'arm64', 'latest-mac.yml'],
  ['beta', 'win32', 'x64', 'beta.yml'],
] as const)('knows the file of a channel as electron-builder names it: %s %s %s', (channel, platform, arch, name) => {
  expect(channelFile(channel, platform, arch)).toBe(name);
});
