import { gmail } from '../support/providers/gmail.ts';
import { syncMatrix } from '../support/sync-matrix.ts';

syncMatrix(gmail);
