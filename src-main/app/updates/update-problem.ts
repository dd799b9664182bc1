import type { UpdateTrouble } from '#shared/contract/shell.ts';

/** Why an update could not be had, in the words that the window knows; the message is for the log. */
export class UpdateProblem extends Error {
  readonly trouble: UpdateTrouble;

  constructor(trouble: UpdateTrouble, message: string) {
    super(message);
    this.name = 'UpdateProblem';
    this.trouble = trouble;
  }
}

/** What a failure of electron-updater or of the network means for a person. */
export function troubleOf(thrown: unknown): UpdateTrouble {
  if (thrown instanceof UpdateProblem) return thrown.trouble;
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  const message = thrown instanceof Error ? thrown.message : '';
  if (code === 'ERR_CHECKSUM_MISMATCH') return 'damaged';
  if (/ERR_UPDATER_(INVALID|NO_)/.test(code) || thrown instanceof TypeError) return 'unreadable';
  if (/ERR_CERT|ERR_SSL|ERR_BLOCKED_BY_CLIENT/.test(message)) return 'untrusted';
  if (
    /^HTTP_ERROR|ERR_UPDATER_CHANNEL_FILE_NOT_FOUND/.test(code) ||
    /net::|status \d|timed out|aborted/i.test(message)
  ) {
    return 'unreachable';
  }
  return 'failed';
}
