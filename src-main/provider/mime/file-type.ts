import { detectMimeType } from 'nodemailer/lib/mime-funcs';

/** The media type that a file's name stands for; octet-stream where it stands for none. */
export function fileType(name: string): string {
  const type: unknown = detectMimeType(name);
  return typeof type === 'string' && type !== '' ? type : 'application/octet-stream';
}
