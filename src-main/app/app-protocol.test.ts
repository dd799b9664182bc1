import { expect, it } from 'vitest';
import { appFile } from './app-protocol.ts';

const root = '/opt/dealbox/renderer';

it('serves files of the window only', () => {
  expect(appFile('dealbox-app://window/index.html', root)).toEqual({
    path: `${root}/index.html`,
    type: 'text/html; charset=utf-8',
  });
  expect(appFile('dealbox-app://window/assets/a%20b.js', root)?.path).toBe(`${root}/assets/a b.js`);
});

it.each([
  'dealbox-app://other/index.html',
  'dealbox-app://window/..%2f..%2fsecret.json',
  'dealbox-app://window/%00.html',
  'dealbox-app://window/%ff.html',
  'dealbox-app://window/main.cjs',
  'dealbox-app://window/',
])('SECURITY 1.18: does not serve %s', (address) => {
  expect(appFile(address, root)).toBeNull();
});

it.each(['dealbox-app://window/../../secret.json', 'dealbox-app://window/%2e%2e/%2e%2e/secret.json'])(
  'SECURITY 1.18: %s stays in the folder',
  (address) => {
    expect(appFile(address, root)?.path).toBe(`${root}/secret.json`);
  },
);
