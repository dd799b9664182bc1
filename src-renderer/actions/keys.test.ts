import { expect, it, vi } from 'vitest';

vi.stubGlobal('window', { matchMedia: () => ({ matches: false }), dealbox: {} });
const { keyReader, strokeName } = await import('./keys.ts');
const { actions } = await import('./registry.ts');

const stroke = (key: string, more: Partial<Parameters<typeof strokeName>[0]> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  altGraph: false,
  ...more,
});
const idOf = (meant: ReturnType<ReturnType<typeof keyReader>>) =>
  meant === null || meant === 'pending' ? meant : meant.id;

it('C0.3: one key, one action', () => {
  const read = keyReader();
  expect(idOf(read(stroke('e'), true))).toBe('archive');
  expect(idOf(read(stroke('I', { shiftKey: true }), true))).toBe('mark-read');
  expect(idOf(read(stroke('#', { shiftKey: true }), true))).toBe('delete');
  expect(idOf(read(stroke('Delete'), true))).toBe('delete');
  expect(idOf(read(stroke('k', { ctrlKey: true }), true))).toBe('palette.open');
  expect(idOf(read(stroke('Enter', { ctrlKey: true }), true))).toBe('draft.send');
  expect(idOf(read(stroke('Enter', { ctrlKey: true, shiftKey: true }), true))).toBe('draft.send-later');
  expect(idOf(read(stroke('D', { ctrlKey: true, shiftKey: true }), true))).toBe('draft.discard');
  expect(read(stroke('q'), true)).toBeNull();
});

it('C0.3: g i is one after the other, and not for ever', () => {
  let time = 0;
  const read = keyReader(() => time);
  expect(read(stroke('g'), true)).toBe('pending');
  expect(idOf(read(stroke('i'), true))).toBe('go.inbox');
  expect(read(stroke('i'), true)).toBeNull();
  read(stroke('*', { shiftKey: true }), true);
  expect(idOf(read(stroke('s'), true))).toBe('select.starred');
  read(stroke('g'), true);
  time = 5000;
  expect(idOf(read(stroke('s'), true))).toBe('star');
});

it('C0.3, WCAG 2.1.4: one switch turns the single keys off, and only them', () => {
  const read = keyReader();
  expect(read(stroke('e'), false)).toBeNull();
  expect(read(stroke('g'), false)).toBeNull();
  expect(idOf(read(stroke('Delete'), false))).toBe('delete');
  expect(idOf(read(stroke('k', { ctrlKey: true }), false))).toBe('palette.open');
});

it('takes Caps Lock, other scripts and AltGr for what they are', () => {
  expect(strokeName(stroke('E'))).toBe('e');
  expect(strokeName(stroke('о', { code: 'KeyJ' }))).toBe('j');
  expect(strokeName(stroke('#', { ctrlKey: true, altKey: true, altGraph: true }))).toBe('#');
  expect(strokeName(stroke('e', { ctrlKey: true }))).toBe('Mod+e');
  expect(strokeName(stroke('e', { altKey: true }))).toBe('Alt+e');
});

it('C0.3: no key means two things', () => {
  const keys = actions.flatMap((action) => action.shortcuts);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});
