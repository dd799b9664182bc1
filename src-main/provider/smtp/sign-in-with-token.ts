import type { SMTPConnectionCustomAuthHandler } from 'nodemailer/lib/smtp-connection';

/**
 * AUTH XOAUTH2 with a token that the caller answers for: nodemailer's own would ask for a new one after a refusal, and lose the server's
 * words with it.
 */
export function signInWithToken(user: string, accessToken: string): SMTPConnectionCustomAuthHandler {
  return async (line) => {
    // a control character would end its field early and begin another
    if (/[\x00-\x1f\x7f]/.test(user + accessToken)) throw new Error('the user name or token cannot be sent');
    const words = Buffer.from(`user=${user}\x01auth=Bearer ${accessToken}\x01\x01`).toString('base64');
    let answer = await line.sendCommand(`AUTH XOAUTH2 ${words}`);
    // 334: why not, as JSON; an empty line asks for the refusal itself
    if (answer.status === 334) answer = await line.sendCommand('');
    if (answer.status < 200 || answer.status > 299) throw new Error(`Invalid login: ${answer.response}`);
  };
}
