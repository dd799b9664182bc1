import { expect, test } from 'vitest';
import { makeFrameReader, writeFrame } from './frames.ts';

const messages = [
  { marionetteProtocol: 3 },
  [1, 1, null, { value: 'Größe 席数 🙂' }],
  [1, 2, { error: 'no: 3:[]' }, null],
];

test('a frame is as long as its bytes, not its letters', () => {
  expect(writeFrame('ß').toString()).toBe('4:"ß"');
});

test('frames come out whole wherever the stream was cut', () => {
  const stream = Buffer.concat(messages.map(writeFrame));
  for (let size = 1; size <= stream.length; size += 1) {
    const read = makeFrameReader();
    const found: unknown[] = [];
    for (let start = 0; start < stream.length; start += size) found.push(...read(stream.subarray(start, start + size)));
    expect(found).toEqual(messages);
  }
});

test('an incomplete frame gives nothing yet', () => {
  const read = makeFrameReader();
  expect(read(Buffer.from('1'))).toEqual([]);
  expect(read(Buffer.from('0:{"a"'))).toEqual([]);
  expect(read(Buffer.from(': 123}'))).toEqual([{ a: 123 }]);
});

test.each(['HTTP/1.1 400 Bad Request', ':{}', '-1:{}', '99999999999', '999999999:', '{"a":1}'])(
  'what is no frame is refused at once: %s',
  (text) => {
    expect(() => makeFrameReader()(Buffer.from(text))).toThrow('not a Marionette frame');
  },
);

test('a frame that holds no JSON is refused', () => {
  expect(() => makeFrameReader()(Buffer.from('3:abc'))).toThrow(SyntaxError);
});
