import { expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

it('reads its own arguments and leaves those of Chromium alone', () => {
  const argv = [
    '--no-sandbox',
    '.',
    '--data',
    'mine',
    '--lang=sv',
    '--demo-sample',
    '--screenshots=/tmp/pictures',
    'mailto:a@x.example',
  ];
  expect(parseArguments(argv, '/home/ola')).toEqual({
    dataDir: '/home/ola/mine',
    demoAccount: null,
    demoSample: true,
    mailto: 'mailto:a@x.example',
    screenshots: '/tmp/pictures',
  });
});

it('takes nothing for granted', () => {
  expect(parseArguments([], '/')).toEqual({
    dataDir: null,
    demoAccount: null,
    demoSample: false,
    mailto: null,
    screenshots: null,
  });
});
