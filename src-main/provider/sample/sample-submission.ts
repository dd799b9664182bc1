import type { SubmissionSession } from '../smtp/submission.ts';

/** The sample account's sending: every mail is taken, and goes nowhere. */
export const sampleSubmission: SubmissionSession = {
  maxSize: 0,
  smtputf8: true,
  async submit(mail) {
    mail.onHandOver();
    return { taken: true, text: '250 sample: taken, and not sent to anyone', refused: [] };
  },
  close() {
    // there is no line
  },
};
