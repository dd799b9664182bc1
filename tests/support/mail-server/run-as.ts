import { execFileSync } from 'node:child_process';

/** The system user that the throw-away servers run as. */
export interface RunAs {
  readonly user: string;
  readonly group: string;
  /** What `spawn` needs to become that user; empty where we already are it. */
  readonly spawnAs: { readonly uid?: number; readonly gid?: number };
  /** `uid:gid` to hand files over with, or undefined where nothing needs to be handed over. */
  readonly owner: string | undefined;
}

const NOBODY = 65534;

/** Dovecot refuses to serve mail as root, so root drops to nobody; everybody else runs as themselves. */
export function serverUser(): RunAs {
  if (process.getuid?.() === 0) {
    return {
      user: 'nobody',
      group: 'nogroup',
      spawnAs: { uid: NOBODY, gid: NOBODY },
      owner: `${NOBODY}:${NOBODY}`,
    };
  }
  const name = (option: string) => execFileSync('id', [option], { encoding: 'utf8' }).trim();
  return { user: name('-un'), group: name('-gn'), spawnAs: {}, owner: undefined };
}
