#!/usr/bin/env node
/**
 * Stands in for fpm, which electron-builder makes debs with and would download: the part of fpm's command line that electron-builder
 * uses, carried out by Debian's own dpkg-deb. Given to it as CUSTOM_FPM_PATH.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const one = /** @type {const} */ ({ type: 'string' });
const many = /** @type {const} */ ({ type: 'string', multiple: true });
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { ...one, short: 's' },
    type: { ...one, short: 't' },
    force: { type: 'boolean' },
    depends: { ...many, short: 'd' },
    'deb-recommends': many,
    'deb-compression': one,
    'deb-priority': one,
    architecture: one,
    'after-install': one,
    'after-remove': one,
    description: one,
    version: one,
    package: one,
    name: one,
    maintainer: one,
    vendor: one,
    url: one,
    category: one,
    license: one,
  },
});
if (values.type !== 'deb' || values.package === undefined) throw new Error('It makes debs only: fpm makes the rest.');

const staging = mkdtempSync(join(tmpdir(), 'dealbox-deb-'));
try {
  // `from=to`; a folder with a slash at its end means what is in it.
  for (const pair of positionals) {
    const [from = '', to = ''] = pair.split(/=(?=\/)/);
    const target = join(staging, to);
    mkdirSync(from.endsWith('/') ? target : dirname(target), { recursive: true });
    cpSync(from, target, { recursive: true, verbatimSymlinks: true });
  }
  const size = publish(staging);

  const control = join(staging, 'DEBIAN');
  mkdirSync(control, { mode: 0o755 });
  chmodSync(control, 0o755);
  const [synopsis = '', ...rest] = (values.description ?? '').split('\n').map((line) => line.trim());
  const fields = {
    Package: values.name,
    Version: values.version,
    Architecture: values.architecture,
    Maintainer: values.maintainer,
    'Installed-Size': Math.ceil(size / 1024),
    Depends: values.depends?.join(', '),
    Recommends: values['deb-recommends']?.join(', '),
    Section: values.category ?? 'default',
    Priority: values['deb-priority'],
    Homepage: values.url,
    Description: [synopsis, ...rest.filter((line) => line !== '')].join('\n '),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`));
  writeFileSync(join(control, 'control'), `${lines.join('\n')}\n`, { mode: 0o644 });
  for (const [name, script] of [
    ['postinst', values['after-install']],
    ['postrm', values['after-remove']],
  ]) {
    if (name === undefined || script === undefined) continue;
    cpSync(script, join(control, name));
    chmodSync(join(control, name), 0o755);
  }

  const level = process.env.DEALBOX_DEB_LEVEL ?? '6';
  const how = [`-Z${values['deb-compression'] ?? 'xz'}`, `-z${level}`, '--root-owner-group'];
  execFileSync('dpkg-deb', [...how, '--build', staging, values.package], { stdio: ['ignore', 'inherit', 'inherit'] });
} finally {
  rmSync(staging, { recursive: true, force: true });
}

/**
 * Files that everybody may read, whatever the builder's umask was, and who may run what stays. Returns their bytes.
 * @param {string} folder
 * @returns {number}
 */
function publish(folder) {
  chmodSync(folder, 0o755);
  return readdirSync(folder).reduce((sum, name) => {
    const path = join(folder, name);
    const entry = lstatSync(path);
    if (entry.isDirectory()) return sum + publish(path);
    if (entry.isFile()) chmodSync(path, entry.mode & 0o111 ? 0o755 : 0o644);
    return sum + entry.size;
  }, 0);
}
