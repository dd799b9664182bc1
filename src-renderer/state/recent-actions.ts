const most = 4;
let recent: readonly string[] = [];

/** The commands chosen in the palette, newest first, for this run. */
export const lastUsed = (): readonly string[] => recent;

export function remember(id: string): void {
  recent = [id, ...recent.filter((other) => other !== id)].slice(0, most);
}
