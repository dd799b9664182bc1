import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { licensePlugin } from 'rolldown-license-plugin';
import type { Plugin } from 'vite';

/** Native packages stay outside the bundle; everything else is bundled, so that the packed app ships two packages only. */
const native = ['electron', 'better-sqlite3', 'keytar'];

const commonJs = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' } as const;

/**
 * The scripts of the frames stand in pages of their own and can import nothing: a package that the window uses too gets a copy of its own
 * there, and a build whose frames would import something fails.
 */
const framesStandAlone: Plugin = {
  name: 'frames-stand-alone',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (importer === undefined || !/src-renderer[\\/](mail|pdf)-frame[\\/]/.test(importer)) return null;
    const resolved = await this.resolve(source, importer, { skipSelf: true });
    return resolved?.id.includes('dompurify') === true ? `${resolved.id}?frame` : resolved;
  },
  load: (id) => (id.endsWith('?frame') ? readFile(id.slice(0, -'?frame'.length), 'utf8') : null),
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.name.endsWith('-frame') || chunk.imports.length === 0) continue;
      this.error(`${chunk.fileName} must be one file; it imports ${chunk.imports.join(', ')}`);
    }
  },
};

/** The spelling thread reads the dictionary from files beside it, which are packed as they are; no bundle carries it. */
const dictionaryBeside: Plugin = {
  name: 'dictionary-beside',
  generateBundle() {
    const files = { 'en.aff': 'index.aff', 'en.dic': 'index.dic', 'en.license': 'license' };
    for (const [name, file] of Object.entries(files)) {
      const source = readFileSync(join('node_modules', 'dictionary-en', file));
      this.emitFile({ type: 'asset', fileName: `dictionaries/${name}`, source });
    }
  },
};

/** Which packages went into a bundle, with their licences: `npm run dist` puts them all into one file beside the program. */
const licences = (): Plugin => {
  const { name, generateBundle } = licensePlugin({
    failOnUnlicensed: true,
    done: (packages, context) => {
      context.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(packages) });
    },
  });
  return { name, ...(generateBundle === undefined ? {} : { generateBundle }) };
};

/**
 * What a start waits for stays small: the build fails where an entry would load one of these packages or views before anything is shown.
 * They are imported when they are first needed.
 */
const leanStart = (entry: string, later: RegExp): Plugin => ({
  name: 'lean-start',
  generateBundle(_options, bundle) {
    const seen = new Set<string>();
    const visit = (file: string): void => {
      const chunk = bundle[file];
      if (seen.has(file) || chunk?.type !== 'chunk') return;
      seen.add(file);
      const heavy = chunk.moduleIds.find((id) => later.test(id));
      if (heavy !== undefined) this.error(`${entry} loads ${heavy} at once`);
      for (const imported of chunk.imports) visit(imported);
    };
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === entry) visit(chunk.fileName);
    }
    if (seen.size === 0) this.error(`there is no entry ${entry}`);
  },
});

export default defineConfig({
  main: {
    plugins: [
      dictionaryBeside,
      licences(),
      leanStart('main', /node_modules[\\/](electron-updater|js-yaml)[\\/]/),
      leanStart('engine', /node_modules[\\/](imapflow|csv-parse|ical\.js)[\\/]|provider[\\/]sample[\\/]/),
    ],
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      minify: true,
      rollupOptions: {
        external: native,
        input: {
          main: resolve('src-main/app/main.ts'),
          engine: resolve('src-main/engine/engine-thread.ts'),
          reader: resolve('src-main/engine/reader-thread.ts'),
          intake: resolve('src-main/engine/intake-thread.ts'),
          spelling: resolve('src-main/app/spelling/spelling-thread.ts'),
          cli: resolve('src-main/cli/cli.ts'),
        },
        output: commonJs,
      },
    },
  },
  preload: {
    plugins: [licences()],
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rollupOptions: { external: native, input: { preload: resolve('src-main/app/preload.ts') }, output: commonJs },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [
      react(),
      framesStandAlone,
      licences(),
      leanStart(
        'index',
        /node_modules[\\/](@tiptap|pdfjs-dist|cmdk)[\\/]|views[\\/](settings|items?|import|palette|welcome)[\\/]/,
      ),
    ],
    build: {
      target: 'chrome130',
      minify: true,
      outDir: resolve('out/renderer'),
      rollupOptions: {
        input: {
          index: resolve('src-renderer/index.html'),
          'mail-frame': resolve('src-renderer/mail-frame/mail-frame.ts'),
          'pdf-frame': resolve('src-renderer/pdf-frame/pdf-frame.ts'),
        },
        // The shell reads the frames' scripts by their names, to put them into the pages of bodies and previews.
        output: {
          entryFileNames: (chunk) => (chunk.name.endsWith('-frame') ? '[name].js' : 'assets/[name]-[hash].js'),
        },
      },
    },
  },
});
