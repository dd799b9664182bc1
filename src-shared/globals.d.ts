/** What both worlds have, Node and the window, and ES does not: the little of it that src-shared uses. */
declare class URLSearchParams implements Iterable<[string, string]> {
  constructor(init?: string);
  append(name: string, value: string): void;
  toString(): string;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

declare class URL {
  constructor(url: string, base?: string);
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  username: string;
  password: string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare const performance: { now(): number };

/** A file that was chosen, dropped or pasted; only ever handed on. */
interface File {
  readonly name: string;
  readonly size: number;
}
