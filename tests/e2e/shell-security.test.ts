import { expect, test } from '../support/app.ts';

/** Electron's own twenty (SECURITY §1), as far as they are the code's and not the package's; the fuses are read back from the package. */
test.describe('S1', () => {
  test('1, 6, 7, 18: the window comes from its own scheme under a policy without any network', async ({ launch }) => {
    const { window } = await launch();
    expect(window.url()).toBe('dealbox-app://window/index.html');
    const policy = await window.evaluate<string>(
      `fetch('/index.html').then((answer) => answer.headers.get('content-security-policy'))`,
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/https?:|unsafe-eval|\*|script-src[^;]*unsafe-inline/);
    for (const forbidden of [
      `eval('1')`,
      `new Function('return 1')()`,
      `fetch('https://example.com/')`,
      `fetch('file:///etc/passwd')`,
      `new Promise((done, fail) => { const image = new Image(); image.onload = done; image.onerror = fail; image.src = 'https://example.com/x.png'; })`,
    ]) {
      // In a later turn: what the test's own channel runs directly is let through by the policy.
      const outcome = await window.evaluate(
        `new Promise((done) => setTimeout(async () => { try { await ${forbidden}; done('did') } catch { done('refused') } }))`,
      );
      expect(outcome, forbidden).toBe('refused');
    }
  });

  test('2, 3, 4, 9, 10, 11, 12, 20: the page has one narrow bridge and nothing of Node or Electron', async ({
    launch,
  }) => {
    const { app, window } = await launch();
    const globals = await window.evaluate<string[]>(
      `['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', '__dirname'].filter((name) => name in window)`,
    );
    expect(globals).toEqual([]);
    const bridge = await window.evaluate<string[]>(`[...Object.keys(dealbox), ...Object.keys(dealbox.shell)].sort()`);
    expect(bridge).toEqual(
      [
        'call',
        'checkForUpdates',
        'chooseContactsFile',
        'claimMailLinks',
        'copyText',
        'exportContacts',
        'getUpdate',
        'mailLinks',
        'onAction',
        'onEvent',
        'onUpdates',
        'openAttachment',
        'openLink',
        // of a file that the person chose or dropped, and of no other
        'pathOf',
        'platform',
        'preferences',
        'restart',
        'restartToUpdate',
        'saveAttachment',
        'setPreferences',
        'shell',
        'showImagesOnce',
        'updates',
        'version',
      ].sort(),
    );
    const settings = await app.evaluate(({ BrowserWindow }) => {
      const [first] = BrowserWindow.getAllWindows();
      // Not in the public types, and the only place where Electron says what it really uses.
      const contents = first?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      return contents.getLastWebPreferences();
    });
    expect(settings).toMatchObject({
      nodeIntegration: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      nodeIntegrationInSubFrames: false,
    });
    const { nodeIntegrationInWorker, navigateOnDragDrop, enableBlinkFeatures, plugins } = settings;
    for (const setting of [nodeIntegrationInWorker, navigateOnDragDrop, enableBlinkFeatures, plugins]) {
      expect(setting).toBeFalsy();
    }
  });

  test('5: no permission is ever given', async ({ launch }) => {
    const { window } = await launch();
    const states = await window.evaluate<
      string[]
    >(`Promise.all(['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi']
      .map((name) => navigator.permissions.query({ name }).then((status) => status.state, () => 'denied')))`);
    expect(new Set(states)).toEqual(new Set(['denied']));
    const camera = await window.evaluate(
      `navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', () => 'refused')`,
    );
    expect(camera).toBe('refused');
  });

  test('13, 14: nothing navigates and nothing opens', async ({ launch }) => {
    const { app, window } = await launch();
    await expect(window.getByRole('heading', { name: 'Welcome to Dealbox' })).toBeVisible();
    await window.evaluate(`location.href = 'https://example.com/'; window.open('https://example.com/'); undefined`);
    await window.evaluate(
      `(() => { const link = document.createElement('a'); link.href = 'https://example.com/'; link.target = '_blank'; document.body.append(link); link.click(); link.remove(); })()`,
    );
    // Playwright waits for the navigation that was refused: the window itself is asked.
    const after = await app.evaluate(async ({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows();
      const contents = windows[0]?.webContents;
      const heading: unknown = await contents?.executeJavaScript(`document.querySelector('h1')?.textContent`);
      return { windows: windows.length, url: contents?.getURL(), heading };
    });
    expect(after).toEqual({ windows: 1, url: 'dealbox-app://window/index.html', heading: 'Welcome to Dealbox' });
  });

  test('15: only web and mail addresses leave, and no attachment is opened without a question', async ({ launch }) => {
    const { app, window } = await launch();
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = async (address: string) => {
        opened.push(address);
      };
    });
    const open = (address: string) => window.evaluate(`dealbox.shell.openLink(${JSON.stringify(address)})`);
    for (const address of ['file:///etc/passwd', 'javascript:1', 'smb://x/y', 'ms-msdt:/id', 'dealbox-app://window/']) {
      expect(await open(address), address).toBe(false);
    }
    expect(await open('https://user:word@example.com/a')).toBe(true);
    expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([
      'https://example.com/a',
    ]);
    const outcome = await window.evaluate(
      `dealbox.shell.openAttachment({ message: 1, part: 1, name: 'offer.pdf.exe', type: 'application/pdf' }, false)`,
    );
    expect(outcome).toEqual({ ok: true, value: { opened: false, danger: 'runs-programs' } });
  });

  test('17: a call is answered for our own top frame only, and only what the contract names', async ({ launch }) => {
    const { app, window } = await launch();
    expect(await window.evaluate(`dealbox.call('constructor', {})`)).toMatchObject({ ok: false });
    expect(await window.evaluate(`dealbox.call('accounts', {})`)).toMatchObject({ ok: true });
    // The same preload in another page: as if a foreign page had got hold of the bridge.
    const foreign = await app.evaluate(async ({ app: electron, BrowserWindow }) => {
      const other = new BrowserWindow({
        show: false,
        webPreferences: {
          preload: `${electron.getAppPath()}/out/preload/preload.cjs`,
          sandbox: true,
          additionalArguments: ['--dealbox-preferences={}'],
        },
      });
      await other.loadURL('data:text/html,<p>foreign');
      return await other.webContents.executeJavaScript(
        `dealbox.call('accounts', {}).then(() => 'answered', (error) => error.message)`,
      );
    });
    expect(foreign).toContain('Only the window of Dealbox may ask');
  });

  test('one instance for each data folder: the second asks the first to come forward', async ({
    launch,
    dataFolder,
  }) => {
    const { app } = await launch();
    const second = await app.evaluate(async ({ app: electron }, folder) => {
      const { spawn } = process.getBuiltinModule('node:child_process');
      const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      const appFolder = electron.isPackaged ? [] : [electron.getAppPath()];
      const other = spawn(process.execPath, [...switches, ...appFolder, '--data', folder], { stdio: 'ignore' });
      return await new Promise<number | null>((done) => other.on('exit', done));
    }, dataFolder);
    expect(second).toBe(0);
  });
});
