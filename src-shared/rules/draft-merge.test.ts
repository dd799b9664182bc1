import { describe, expect, it } from 'vitest';
import { type DraftSides, decideDraft } from './draft-merge.ts';

const quiet: DraftSides = { changedHere: false, copy: 'listed', other: false, checks: 0, gone: 0, known: 3 };
const gone = { copy: 'gone', gone: 1 } as const;

describe('a draft here and at the provider', () => {
  it.each([
    ['nothing happened', {}, 'keep'],
    ['changed here', { changedHere: true }, 'keep'],
    ['not yet there', { copy: 'none', changedHere: true }, 'keep'],
    ['edited there: the new copy replaces the old one', { ...gone, other: true }, 'take'],
    ['edited there and here: both are kept', { ...gone, other: true, changedHere: true }, 'both'],
    ['edited there while a version from here was put beside it: both are kept', { other: true }, 'both'],
    ['a copy that another program made of one not yet there', { copy: 'none', other: true, changedHere: true }, 'both'],
    ['gone there: a question first', gone, 'wait'],
    ['gone there twice: it was sent or discarded', { ...gone, checks: 1 }, 'delete'],
    ['gone there, but written on here', { ...gone, checks: 1, changedHere: true }, 'detach'],
    ['M14: all of many gone at once', { copy: 'gone', gone: 6, known: 6, checks: 1 }, 'detach'],
    ['many gone, others left', { copy: 'gone', gone: 6, known: 7, checks: 1 }, 'delete'],
  ] as const)('CMP-1: %s', (_, sides, verdict) => {
    expect(decideDraft({ ...quiet, ...sides })).toBe(verdict);
  });
});
