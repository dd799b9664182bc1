// What a plain Electron does: runs the application in the folder that is named on the command line.
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { app } = require('electron');

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  console.error('Which application? Usage: electron [switches] FOLDER [arguments]');
  process.exit(2);
}
const path = resolve(folder);
const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
app.setName(about.productName ?? about.name);
app.setVersion(about.version ?? '0.0.0');
app.setAppPath(path);
require(join(path, about.main));
