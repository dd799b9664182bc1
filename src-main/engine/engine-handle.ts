import type { CallName, CallOutput, EngineEvent } from '#shared/contract/contract.ts';
import type { Reply } from '#shared/lib/result.ts';
import type { DraftId, MessageId } from '#shared/model/ids.ts';
import type { Conditions } from './surroundings.ts';

/** Bytes of a message for a protocol handler; they never go through a call. */
export type ContentRequest =
  /** The HTML part as it was sent, decoded to text; never sanitised here. */
  | { readonly kind: 'html'; readonly message: MessageId }
  /** One MIME part, decoded. */
  | { readonly kind: 'part'; readonly message: MessageId; readonly part: number }
  /** A part of this very message by its Content-ID (without angle brackets). */
  | { readonly kind: 'inline'; readonly message: MessageId; readonly contentId: string }
  /** What a draft quotes, as it will be sent. */
  | { readonly kind: 'draft-quote'; readonly draft: DraftId }
  /** An inline picture of a draft, by its Content-ID. */
  | { readonly kind: 'draft-inline'; readonly draft: DraftId; readonly contentId: string }
  /** The whole message as it came, for saving as .eml. */
  | { readonly kind: 'raw'; readonly message: MessageId };

export type ContentReply =
  | {
      readonly found: true;
      readonly type: string;
      readonly name: string;
      readonly bytes: Uint8Array;
      /** INB-5: this sender's remote images are always shown. Only with `html`. */
      readonly imagesAllowed: boolean;
    }
  | { readonly found: false };

export interface ConditionsChange extends Partial<Conditions> {
  /** Another network than before, or back from a sleep: connections lead nowhere. */
  readonly networkChanged?: boolean;
  /** The person came back to the window: folders are looked at. */
  readonly attention?: boolean;
}

/** The one line to the engine, wherever it runs: in a thread under the app, in the same thread under the command line. */
export interface EngineHandle {
  /** Validates `input` by the contract; never throws: failures come back as `{ok: false}`. */
  call<N extends CallName>(name: N, input: unknown): Promise<Reply<CallOutput<N>>>;
  content(request: ContentRequest): Promise<ContentReply>;
  /** What the host learns of the computer (D12, D16). */
  setConditions(change: ConditionsChange): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
  /** Ends connections and threads, waits for the last commit. */
  close(): Promise<void>;
}

/** What the engine asks of its host: the keychain lives in the host's process (ACC-4). */
export interface Secrets {
  /** Null where there is none, or no keychain. Throws `keychain-unavailable` where the keychain does not answer. */
  get(key: string): Promise<string | null>;
  /** False where there is no keychain: the secret is then kept in memory for this run only. */
  set(key: string, secret: string): Promise<boolean>;
  remove(key: string): Promise<void>;
}
