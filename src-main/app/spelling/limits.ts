/** How much one question of the window about spelling may hold. A longer word is nobody's spelling: it is never marked. */
export const mostWords = 100;
export const longestWord = 60;
