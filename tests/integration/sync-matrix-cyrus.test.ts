import { describe } from 'vitest';
import { hasCyrus } from '../../scripts/setup/cyrus.mjs';
import { cyrus } from '../support/providers/cyrus.ts';
import { syncMatrix } from '../support/sync-matrix.ts';

if (hasCyrus()) syncMatrix(cyrus);
else {
  console.warn(
    'Cyrus IMAP is not on this machine (npm test unpacks it where there is apt): its sync matrix is skipped.',
  );
  describe.skip('sync matrix on Cyrus: Cyrus IMAP is not on this machine', () => {});
}
