import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '#shared/lib/assert.ts';
import { makeSpeller } from './speller.ts';
import type { SpellingAnswer, SpellingQuestion, SpellingSetup } from './spelling.ts';

/** The thread that holds the dictionary: reading it would stop any other for a fifth of a second. */
const port = must(parentPort, 'parent of the spelling thread');
const { folder, ownWords } = workerData as SpellingSetup;
const speller = makeSpeller(
  { aff: readFileSync(join(folder, 'en.aff')), dic: readFileSync(join(folder, 'en.dic')) },
  ownWords,
);

port.on('message', (question: SpellingQuestion) => {
  switch (question.kind) {
    case 'check': {
      const misspelled = question.words.map((word) => speller.isMisspelled(word));
      port.postMessage({ kind: 'check', id: question.id, misspelled } satisfies SpellingAnswer);
      return;
    }
    case 'suggest': {
      const suggestions = speller.suggest(question.word);
      port.postMessage({ kind: 'suggest', id: question.id, suggestions } satisfies SpellingAnswer);
      return;
    }
    case 'add':
      speller.add(question.word);
  }
});
