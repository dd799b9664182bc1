import { app } from 'electron';

/** The three walls around a mail (SECURITY §2), each of which must hold alone. */
export type Layer = 'sanitiser' | 'policy' | 'blocker';

/**
 * Whether a layer is up. Always, except under the test that proves each one with the other two off: it names the one to keep in
 * DEALBOX_TEST_ONLY_LAYER. A packaged Dealbox does not look there.
 */
export function layerIsUp(layer: Layer): boolean {
  const only = app.isPackaged ? undefined : process.env.DEALBOX_TEST_ONLY_LAYER;
  return only === undefined || only === '' || only === layer;
}
