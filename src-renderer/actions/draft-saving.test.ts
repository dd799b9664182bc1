import { beforeEach, expect, it, vi } from 'vitest';
import type { Draft } from '#shared/model/draft.ts';
import type { DraftId } from '#shared/model/ids.ts';

const call = vi.fn();
vi.stubGlobal('window', { matchMedia: () => ({ matches: false }), dealbox: { call } });
const { beginSaving, endSaving, savedVersion, saveField, saveNow, saveText } = await import('./draft-saving.ts');

const id = 6 as DraftId;
const draft = { id, revision: 1, changedAt: 100 } as Draft;
const saved = (revision: number) => ({ ok: true, value: { revision, changedAt: 100 + revision } });
const failed = { ok: false, error: { code: 'disk-full', message: 'The disk is full.', retryable: true } };

beforeEach(() => {
  vi.useFakeTimers();
  call.mockReset();
  endSaving(id);
  beginSaving(draft);
});

it('CMP-1: while one types, a save is made each 300 ms at most, with the newest text and the version it was written over', async () => {
  call.mockResolvedValueOnce(saved(2)).mockResolvedValueOnce(saved(3));
  for (const text of ['H', 'He', 'Hel']) {
    saveText(id, () => `<p>${text}</p>`);
    await vi.advanceTimersByTimeAsync(90);
  }
  expect(call).not.toHaveBeenCalled();
  saveField(id, { subject: 'Offer' });
  await vi.advanceTimersByTimeAsync(40);
  expect(call.mock.calls).toEqual([
    ['saveDraft', { id, change: { subject: 'Offer', html: '<p>Hel</p>' }, revision: 1 }],
  ]);
  saveText(id, () => '<p>Hello</p>');
  await vi.advanceTimersByTimeAsync(300);
  expect(call.mock.lastCall).toEqual(['saveDraft', { id, change: { html: '<p>Hello</p>' }, revision: 2 }]);
  expect(savedVersion(id)).toEqual({ revision: 3, changedAt: 103 });
});

it('CMP-1: what could not be saved is saved again, what was typed since wins', async () => {
  call.mockResolvedValueOnce(failed).mockResolvedValueOnce(saved(2));
  saveField(id, { subject: 'Offer', cc: [] });
  await vi.advanceTimersByTimeAsync(300);
  expect(savedVersion(id), 'not saved yet').toBeNull();
  saveField(id, { subject: 'Offer 2027' });
  await vi.advanceTimersByTimeAsync(2000);
  expect(call.mock.lastCall).toEqual(['saveDraft', { id, change: { subject: 'Offer 2027', cc: [] }, revision: 1 }]);
});

it('CMP-1: two saves are never on their way at once', async () => {
  let answer: (value: unknown) => void = () => undefined;
  call.mockReturnValueOnce(new Promise((resolve) => (answer = resolve))).mockResolvedValueOnce(saved(3));
  saveField(id, { subject: 'A' });
  const first = saveNow(id);
  await vi.advanceTimersByTimeAsync(0);
  saveField(id, { subject: 'B' });
  const second = saveNow(id);
  await vi.advanceTimersByTimeAsync(1000);
  expect(call).toHaveBeenCalledTimes(1);
  answer(saved(2));
  await Promise.all([first, second]);
  expect(call.mock.lastCall).toEqual(['saveDraft', { id, change: { subject: 'B' }, revision: 2 }]);
});
