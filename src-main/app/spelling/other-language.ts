/** A paragraph of at least so many words, of which so many are unknown, is written in another language than the dictionary's. */
const enoughWords = 4;
const tooMany = 0.4;

/** Whether a text is in no language of the dictionary, so that nothing in it is a mistake. `misspelled`: one for each of its words. */
export function isOtherLanguage(misspelled: readonly boolean[]): boolean {
  const unknown = misspelled.filter((one) => one).length;
  return misspelled.length >= enoughWords && unknown / misspelled.length > tooMany;
}
