/** What a person does on the pages of a service. */
export interface BrowserScript {
  /** Who signs in there. Default: alice. */
  readonly login?: string;
  /** `decline`: says no on the page that asks. Default: says yes. */
  readonly consent?: 'allow' | 'decline';
  /** Stops before the service would send the browser back, as one who closes the window. */
  readonly stopsBefore?: 'login' | 'return';
}

/**
 * A browser that follows an authorization address as a person would: signs in, agrees, is sent back to the program. Gives the last page's
 * text, or the address it stopped before.
 */
export async function signInByBrowser(address: string, script: BrowserScript = {}): Promise<string> {
  const cookies = new Map<string, string>();
  let next: { url: URL; form?: URLSearchParams } = { url: new URL(address) };
  const home = next.url.origin;
  for (let step = 0; step < 20; step += 1) {
    const { url, form } = next;
    if (url.origin !== home && script.stopsBefore === 'return') return url.href;
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';', 1)[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) {
      next = { url: new URL(location, url) };
      continue;
    }
    const page = await response.text();
    if (url.origin !== home) return page;
    if (script.stopsBefore === 'login') return url.href;
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    const action = /<form[^>]+action="([^"]+)"/.exec(page)?.[1];
    if (prompt === undefined || action === undefined) throw new Error(`no form at ${url.href}: ${page.slice(0, 500)}`);
    if (prompt === 'consent' && script.consent === 'decline') {
      const abort = /<a href="([^"]+\/abort)"/.exec(page)?.[1] ?? `${url.href}/abort`;
      next = { url: new URL(abort, url) };
      continue;
    }
    const fields = new URLSearchParams({ prompt });
    if (prompt === 'login') {
      fields.set('login', script.login ?? 'alice');
      fields.set('password', 'any');
    }
    next = { url: new URL(action, url), form: fields };
  }
  throw new Error(`the service sends the browser in circles: ${next.url.href}`);
}
