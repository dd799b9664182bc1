import { knownProviders } from '../support/providers/test-provider.ts';
import { syncMatrix } from '../support/sync-matrix.ts';

for (const provider of knownProviders) syncMatrix(provider);
