/**
 * The rooms of docs/ARCHITECTURE.md as a rule: who may import whom, and no cycles.
 * `npm run check:rooms` fails the build on a breach.
 */
const main = (rooms) => `^src-main/(${rooms})(/|\\.ts$)`;

/** A room of src-main may import src-shared, itself and the rooms listed here; everything else is a breach. */
const mayImport = {
  provider: [],
  store: [],
  secrets: [],
  sync: ['provider', 'store'],
  ops: ['provider', 'store'],
  queries: ['store'],
  commands: ['store'],
  engine: ['exchange', 'provider', 'store', 'sync', 'ops', 'queries', 'commands', 'secrets'],
  app: ['engine', 'secrets'],
  cli: ['engine', 'secrets'],
  exchange: [],
};

const roomRules = Object.entries(mayImport).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `src-main/${room} may import only: src-shared, ${[room, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: main(room) },
  to: { path: '^src-', pathNot: ['^src-shared/', main([room, ...allowed].join('|'))] },
}));

/** Packages that are wrapped in one place only. */
const only = (name, where) => ({
  name: `only-${where.replaceAll(/[^a-z]+/g, '-')}-imports-${name.replaceAll(/[^a-z0-9]+/g, '-')}`,
  severity: 'error',
  from: { path: '^src-', pathNot: where },
  to: { path: [`^node_modules/${name}/`, `^${name}$`] },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'shared-stands-alone',
      comment: 'src-shared imports nothing but zod, through lib/z',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: { pathNot: ['^src-shared/', '^node_modules/zod/'] },
    },
    { ...only('zod', '^src-shared/lib/z\\.ts$'), name: 'zod-through-lib-z' },
    ...roomRules,
    only('electron', '^src-main/app/'),
    only('better-sqlite3', '^src-main/store/'),
    only('imapflow', '^src-main/provider/'),
    only('nodemailer', '^src-main/provider/'),
    only('keytar', '^src-main/secrets/'),
    only('(electron-updater|js-yaml)', '^src-main/app/updates/'),
    only('openid-client', '^src-main/provider/oauth/'),
    only('nspell', '^src-main/app/spelling/'),
    only('(csv-parse|csv-stringify|chardet|ical\\.js)', '^src-main/exchange/'),
    {
      name: 'renderer-imports-only-shared',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: ['^src-main/', '^tests/', '^scripts/'] },
    },
    {
      name: 'views-never-import-each-other',
      severity: 'error',
      from: { path: '^src-renderer/views/([^/]+)/' },
      to: { path: '^src-renderer/views/', pathNot: '^src-renderer/views/$1/' },
    },
    {
      name: 'renderer-views',
      comment: 'views → actions, queries, state, ui (and the bridge types through queries)',
      severity: 'error',
      from: { path: '^src-renderer/views/' },
      to: { path: '^src-renderer/(app|bridge)/' },
    },
    {
      name: 'renderer-actions-queries',
      severity: 'error',
      from: { path: '^src-renderer/(actions|queries)/' },
      to: { path: '^src-renderer/(app|views|ui)/' },
    },
    {
      name: 'renderer-ui-is-dumb',
      severity: 'error',
      from: { path: '^src-renderer/(ui|state)/' },
      to: { path: '^src-renderer/', pathNot: ['^src-renderer/(ui|i18n)/', '^src-renderer/state/'] },
    },
    {
      name: 'bridge-knows-no-views',
      severity: 'error',
      from: { path: '^src-renderer/bridge/' },
      to: { path: '^src-renderer/', pathNot: '^src-renderer/bridge/' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.test\\.tsx?$', '\\.css$'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.css'],
    },
  },
};
