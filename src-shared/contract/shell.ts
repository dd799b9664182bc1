import type { Reply } from '../lib/result.ts';
import type { DraftId, MessageId } from '../model/ids.ts';
import type { Preferences } from '../model/preferences.ts';
import type { AttachmentDanger } from '../rules/attachment-safety.ts';
import type { EngineEvent } from './contract.ts';

/** Which attachment of which message; the name and type as the message gives them. */
export interface AttachmentRequest {
  readonly message: MessageId;
  readonly part: number;
  readonly name: string;
  readonly type: string;
}

export type SaveOutcome = { readonly saved: string } | { readonly saved: null };

/** `danger`: nothing was opened yet, the person must be asked first (INB-5). */
export type OpenOutcome = { readonly opened: true } | { readonly opened: false; readonly danger: AttachmentDanger };

/** `saved` is null where the person chose no place. */
export interface ExportOutcome {
  readonly saved: string | null;
  readonly contacts: number;
}

/** Why an update could not be had: no answer, an answer that is none, one that nobody we know has signed, a file that is not the one meant. */
export type UpdateTrouble = 'offline' | 'unreachable' | 'unreadable' | 'untrusted' | 'damaged' | 'failed';

/** Where Dealbox stands with newer versions of itself. */
export interface UpdateState {
  /**
   * `not-installed`: run from its sources; `no-feed`: packed without an address to ask. `found`: it may be downloaded; `by-hand`: it is
   * installed as this one was, by a package manager or a person; `ready`: it is installed when Dealbox is quit; `newest`: the last check
   * found nothing newer.
   */
  readonly phase:
    | 'not-installed'
    | 'no-feed'
    | 'idle'
    | 'newest'
    | 'checking'
    | 'found'
    | 'downloading'
    | 'ready'
    | 'by-hand';
  /** The newer version, from `found` on. */
  readonly version: string | null;
  /** Of the download, 0 to 100. */
  readonly percent: number;
  /** When the feed last answered, in milliseconds; 0: never. */
  readonly checkedAt: number;
  readonly trouble: UpdateTrouble | null;
}

/** Who opens mailto: links; run from its sources, Dealbox cannot. */
export type MailLinks = 'here' | 'elsewhere' | 'not-installed';

/** What the window may ask of the shell around it; everything about mail goes through `call`. */
export interface Shell {
  readonly platform: string;
  readonly version: string;
  /** As they were when the window was made. */
  readonly preferences: Preferences;
  setPreferences(change: Partial<Preferences>): Promise<void>;
  /** A menu item or the tray asks the window to do an action of its registry. */
  onAction(listener: (action: string) => void): () => void;
  /** Opens http, https and mailto addresses outside; false for anything else. */
  openLink(address: string): Promise<boolean>;
  saveAttachment(attachment: AttachmentRequest): Promise<Reply<SaveOutcome>>;
  openAttachment(attachment: AttachmentRequest, confirmed: boolean): Promise<Reply<OpenOutcome>>;
  /** INB-5 *Show once*: this message's remote images pass until Dealbox is closed. */
  showImagesOnce(message: MessageId): Promise<void>;
  /** Asks the system for a CSV or vCard file; its path, or null. Only such a file can then be read or imported (CRM-1). */
  chooseContactsFile(): Promise<string | null>;
  /** Asks where to, then writes all contacts there. */
  exportContacts(format: 'csv' | 'vcf'): Promise<Reply<ExportOutcome>>;
  copyText(text: string): Promise<void>;
  /** Where a chosen or dropped file lies; '' for one that is in memory only (pasted). */
  pathOf(file: File): string;
  /** Tries again to open the data folder, after the engine could not. */
  restart(): Promise<void>;
  mailLinks(): Promise<MailLinks>;
  /** Asks the system to hand mailto: links to Dealbox; who opens them then. */
  claimMailLinks(): Promise<MailLinks>;
  updates(): Promise<UpdateState>;
  onUpdates(listener: (state: UpdateState) => void): () => void;
  checkForUpdates(): Promise<void>;
  /** Downloads what was found, or opens its address where it is installed by hand. */
  getUpdate(): Promise<void>;
  restartToUpdate(): Promise<void>;
}

/** The one thing that the preload script puts into the window: `window.dealbox` (SECURITY §1, points 3 and 20). */
export interface Bridge {
  call(name: string, input: unknown): Promise<Reply<unknown>>;
  onEvent(listener: (event: EngineEvent) => void): () => void;
  readonly shell: Shell;
}

/** Scheme and host of the window's own pages. */
export const appScheme = 'dealbox-app';
export const appOrigin = `${appScheme}://window`;

/** Scheme of message bodies, their inline images and previews. The host is the printed id of the message: `mail://m12/`. */
export const mailScheme = 'mail';
export const mailAddress = (message: MessageId, path = ''): string => `${mailScheme}://m${message}/${path}`;
/** What a draft quotes (`mail://d6/`), and its inline pictures (`mail://d6/cid/…`). */
export const draftAddress = (draft: DraftId, path = ''): string => `${mailScheme}://d${draft}/${path}`;
