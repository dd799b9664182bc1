import type { Spread } from './measure.ts';
import type { PullResult } from './pull.ts';
import type { StoreResult } from './store.ts';

const seconds = ({ median, min, max }: Spread): string =>
  `${median.toFixed(2)} s | ${min.toFixed(2)}–${max.toFixed(2)}`;
const count = (value: number): string => value.toLocaleString('en-US');

export function pullTable({ messages, dealbox, mbsync }: PullResult): string {
  const rate = (spread: Spread) => count(Math.round(messages / spread.median));
  const rows = [`| Dealbox: pull, parse, thread, full-text index, durable | ${seconds(dealbox)} | ${rate(dealbox)} |`];
  if (mbsync !== null) rows.push(`| mbsync at its defaults: files only | ${seconds(mbsync)} | ${rate(mbsync)} |`);
  const ratio =
    mbsync === null
      ? 'mbsync is not installed here, so there is no ratio.'
      : `**${(mbsync.median / dealbox.median).toFixed(2)}× mbsync's throughput** (goal 1.0×).`;
  return `## First sync of ${count(messages)} messages, whole process, plain loopback\n\n| what | median | min–max | messages/s |\n|---|---|---|---|\n${rows.join('\n')}\n\n${ratio}`;
}

export function storeTable({ messages, rows }: StoreResult): string {
  const lines = Object.entries(rows).map(
    ([name, { median, p99, max }]) => `| ${name} | ${median.toFixed(2)} | ${p99.toFixed(2)} | ${max.toFixed(2)} |`,
  );
  return `## A store of ${count(messages)} messages, in the engine, milliseconds\n\n| what | median | p99 | max |\n|---|---|---|---|\n${lines.join('\n')}`;
}
