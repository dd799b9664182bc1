import { createHook } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import { afterEach, describe, expect, it } from 'vitest';
import { type Desk, type DeskOptions, openDesk } from '../support/desk.ts';
import { type MailServer, type MailServerOptions, startMailServer } from '../support/mail-server.ts';
import { message } from '../support/messages.ts';
import { moveElsewhere } from '../support/provider-eyes.ts';

/** Pains D6, D12, D16: an account at rest rests, and comes back once. */
describe('frugal', () => {
  let server: MailServer;
  let desk: Desk;
  let other: ImapFlow | undefined;
  afterEach(async () => {
    await other?.logout().catch(() => {});
    other = undefined;
    await desk?.close();
    await server.stop();
  });

  async function begin(options: DeskOptions = {}, serverOptions: MailServerOptions = {}): Promise<void> {
    server = await startMailServer({ smtp: false, ...serverOptions });
    await server.append('alice', 'INBOX', [{ raw: message({ subject: 'one' }) }]);
    desk = await openDesk(server, { live: true, ...options });
    await until(async () => (await phase()) === 'up-to-date');
    await until(async () => (await desk.subjects('inbox')).includes('one'));
  }
  const phase = async () => (await desk.ask('syncStatus', {}))[0]?.phase;
  const log = () => server.commandLog('alice');
  const connections = () => new Set(log().map((command) => command.connection)).size;
  /** Commands stop coming: an IDLE stands, and nothing else is asked. */
  const rest = async () => {
    for (let before = -1; before !== log().length || !idles(); ) {
      before = log().length;
      await sleep(1_500);
    }
  };
  const idles = () =>
    [...Map.groupBy(log(), (one) => one.connection).values()].some((own) => own.at(-1)?.name === 'IDLE');

  it('SYN-2: at rest for a minute, nothing is asked, nothing is written, no timer of ours fires, and the processor rests', async () => {
    await begin();
    await rest();
    const fired = watchTimers();
    const commands = log().length;
    let changes = 0;
    const unsubscribe = desk.engine.subscribe(() => {
      changes += 1;
    });
    const cpu = process.cpuUsage();
    const begun = performance.now();
    await sleep(60_000);
    const used = process.cpuUsage(cpu);
    const seconds = (performance.now() - begun) / 1000;
    unsubscribe();
    // the first look at all folders after a minute may fall into it; nothing else may
    const asked = log().slice(commands);
    expect(asked.filter(({ name }) => !['DONE', 'NOOP', 'LIST', 'SELECT', 'IDLE'].includes(name))).toEqual([]);
    expect(asked.filter(({ name }) => name === 'IDLE').length).toBeLessThanOrEqual(1);
    expect(changes).toBeLessThanOrEqual(1);
    expect(fired.stop().length).toBeLessThanOrEqual(3);
    expect((used.user + used.system) / 1e6 / seconds).toBeLessThan(0.01);
  });

  it('SYN-2, D16: sleep drops every connection at once, waking brings each back once, whatever number of events tell of it', async () => {
    await begin();
    await rest();
    const before = connections();
    desk.engine.setConditions({ suspended: true });
    await until(async () => (await phase()) === 'offline');
    await until(async () => !server.doveadm(['who']).includes('alice'));
    await server.deliver('alice', message({ subject: 'while asleep' }));
    desk.engine.setConditions({ suspended: false, networkChanged: true });
    desk.engine.setConditions({ online: true });
    desk.engine.setConditions({ suspended: false });
    await until(async () => (await desk.subjects('inbox')).includes('while asleep'));
    await rest();
    expect(await phase()).toBe('up-to-date');
    expect(connections()).toBe(before + 1);
  });

  it('D16: another network drops what stood on the old one, and each account comes back once', async () => {
    await begin({ users: ['alice', 'bob'] });
    await rest();
    const before = connections();
    desk.engine.setConditions({ networkChanged: true });
    await until(async () => connections() === before + 1);
    await rest();
    expect(connections()).toBe(before + 1);
    expect(await phase()).toBe('up-to-date');
  });

  it('SYN-7, D16: without a network nothing is tried; what was done meanwhile goes out when it is back', async () => {
    await begin({ archiveExternally: true });
    await rest();
    desk.engine.setConditions({ online: false });
    await until(async () => (await phase()) === 'offline');
    const before = connections();
    await desk.archive('one');
    await sleep(3_000);
    expect(connections()).toBe(before);
    desk.engine.setConditions({ online: true });
    await until(async () => (await desk.ask('operations', {})).waiting === 0);
    expect(connections()).toBe(before + 1);
  });

  it('D12: on battery, where so chosen, only Inbox is followed and past mail waits', async () => {
    await begin({ labels: ['Clients'] }, { folders: ['Clients'] });
    desk.engine.setConditions({ sparing: true });
    await rest();
    await desk.ask('syncPast', { account: desk.accounts[0]?.id ?? (0 as never), range: '1m' });
    await server.deliver('alice', message({ subject: 'two' }));
    await until(async () => (await desk.subjects('inbox')).includes('two'));
    await rest();
    expect((await desk.ask('syncStatus', {}))[0]?.past).toMatchObject({ state: 'running', total: 0 });
    desk.engine.setConditions({ sparing: false });
    await until(async () => (await desk.ask('syncStatus', {}))[0]?.past?.state === 'done');
  });

  it('SYN-2: a person who comes back to the window has every folder looked at', async () => {
    await begin();
    await rest();
    other = await server.client('alice');
    await moveElsewhere(other, 'one', 'INBOX', 'Archive');
    await until(async () => (await desk.find('one')).messages[0]?.locations[0]?.folder === 'Archive');
    await rest();
    await moveElsewhere(other, 'one', 'Archive', 'Trash');
    await sleep(2_000);
    expect(await desk.subjects('inbox')).toEqual(['one']);
    desk.engine.setConditions({ attention: true });
    await until(async () => (await desk.subjects('inbox')).length === 0);
  });

  it('SYN-1, D6: a provider that grants one connection gets one, and all mail comes by it', async () => {
    await begin({}, { maxConnections: 1 });
    await desk.ask('syncPast', { account: desk.accounts[0]?.id ?? (0 as never), range: '1m' });
    await until(async () => (await desk.ask('syncStatus', {}))[0]?.past?.state === 'done');
    expect((await desk.ask('accounts', {}))[0]?.firstSyncDoneAt).toBeGreaterThan(0);
  });
});

/** Waits for what is to come, however busy the machine; the test's own limit ends it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(100);
}

/** Timers that code below src-main started and that fire from now on, by where they were started. */
function watchTimers(): { stop(): string[] } {
  const ours = new Map<number, string>();
  const fired: string[] = [];
  const hook = createHook({
    init(id, type) {
      if (type !== 'Timeout') return;
      const line = new Error().stack?.split('\n').find((text) => text.includes('/src-main/'));
      if (line !== undefined) ours.set(id, line.trim());
    },
    before(id) {
      const started = ours.get(id);
      if (started !== undefined) fired.push(started);
    },
  }).enable();
  return {
    stop() {
      hook.disable();
      return fired;
    },
  };
}
