/** The one import of zod. `jitless` because the window's CSP forbids eval. */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
