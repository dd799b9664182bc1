/** Text with its hits between U+0002 and U+0003, as search gives it. */
export function Highlight({ text }: { readonly text: string }) {
  const pieces = text.split(/(\u0002[^\u0003]*\u0003?)/);
  return pieces.map((piece, index) =>
    piece.startsWith('\u0002') ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
      <mark key={index}>{piece.replaceAll(/[\u0002\u0003]/g, '')}</mark>
    ) : (
      piece
    ),
  );
}
