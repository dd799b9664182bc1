import { plainServers } from '../support/providers/test-provider.ts';
import { syncMatrix } from '../support/sync-matrix.ts';

for (const provider of plainServers) syncMatrix(provider);
