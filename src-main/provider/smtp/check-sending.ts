import type { ConnectOptions } from '../provider.ts';
import { connectSubmission } from './submission.ts';

/** Connects to the submission server and signs in; sends nothing (ACC-3). Throws the words of connectionError(). */
export async function checkSending(
  options: Pick<ConnectOptions, 'connection' | 'password' | 'accessToken' | 'timeout'>,
): Promise<void> {
  const session = await connectSubmission(options);
  session.close();
}
