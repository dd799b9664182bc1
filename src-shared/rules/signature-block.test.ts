import { describe, expect, it } from 'vitest';
import { placeSignature, signatureIn, withoutSignature } from './signature-block.ts';

const ola = { id: 1, html: '<p>Ola Nowak</p>' };
const team = { id: 2, html: '<div>Sales<div>team</div></div>' };

describe('the signature of a mail', () => {
  it('CMP-4: is put behind what was written', () => {
    expect(placeSignature('<p>Hello</p>', ola)).toBe('<p>Hello</p><div data-signature="1"><p>Ola Nowak</p></div>');
    expect(placeSignature('', ola)).toBe('<p></p><div data-signature="1"><p>Ola Nowak</p></div>');
  });

  it('D23: another one replaces it where it stands, however deep its markup', () => {
    const first = placeSignature('<p>Hello</p>', team);
    const moved = `${first}<p>PS</p>`;
    expect(placeSignature(moved, ola)).toBe('<p>Hello</p><div data-signature="1"><p>Ola Nowak</p></div><p>PS</p>');
    expect(placeSignature(placeSignature(moved, ola), team)).toBe(moved);
  });

  it('D23: stacked ones become one', () => {
    const stacked = placeSignature('<p>Hi</p>', ola) + placeSignature('<p>x</p>', team);
    expect(placeSignature(stacked, ola)).toBe('<p>Hi</p><div data-signature="1"><p>Ola Nowak</p></div><p>x</p>');
  });

  it('CMP-4: none takes it away', () => {
    expect(withoutSignature(placeSignature('<p>Hello</p>', team))).toBe('<p>Hello</p>');
    expect(withoutSignature('<p>Hello</p>')).toBe('<p>Hello</p>');
  });

  it('CMP-4: is found as other editors write it back', () => {
    const back = '<p>Hi</p><DIV class="x" data-signature=\'7\' style="y"><p>old</p></DIV>';
    expect(signatureIn(back)).toBe(7);
    expect(placeSignature(back, ola)).toBe('<p>Hi</p><div data-signature="1"><p>Ola Nowak</p></div>');
    expect(signatureIn('<p data-signature-note>x</p>')).toBeNull();
  });

  it('an element that is never closed takes the rest with it, and nothing hangs', () => {
    expect(placeSignature(`<div data-signature="1">${'<div>'.repeat(20_000)}`, ola)).toBe(
      '<div data-signature="1"><p>Ola Nowak</p></div>',
    );
  });
});
