import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { bitString, context, der, integer, objectId, octetString, sequence, set, text, time } from './der.ts';

/** What is wrong, or right, with the certificate that a test server shows. */
export type CertificateKind = 'good' | 'expired' | 'wrong-name' | 'self-signed' | 'wrong-use';

/** PEM texts: what the server shows, its key, and the authority that a client must be told to trust. */
export interface ServerCertificate {
  readonly certificate: string;
  readonly key: string;
  readonly authority: string;
}

const OID = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  subjectAltName: '2.5.29.17',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
} as const;

const DAY = 86_400_000;

/**
 * Makes a certificate authority and a server certificate signed by it, as RFC 5280 §4.1 lays them out.
 * Good for `hosts` and 127.0.0.1. Written out here rather than by `openssl`, which cannot back-date a certificate and costs more than the server's start.
 */
export function makeServerCertificate(
  kind: CertificateKind,
  now = Date.now(),
  hosts: readonly string[] = ['localhost'],
): ServerCertificate {
  const authorityKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const serverKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const authorityName = 'Dealbox test authority';
  const selfSigned = kind === 'self-signed';
  const names =
    kind === 'wrong-name' ? [dnsName('mail.elsewhere.example')] : [...hosts.map(dnsName), ipAddress(127, 0, 0, 1)];
  const valid =
    kind === 'expired' ? { from: now - 30 * DAY, until: now - DAY } : { from: now - DAY, until: now + 365 * DAY };
  return {
    key: serverKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: pem(
      certificate({
        subject: 'localhost',
        issuer: selfSigned ? 'localhost' : authorityName,
        publicKey: serverKeys.publicKey,
        signWith: selfSigned ? serverKeys.privateKey : authorityKeys.privateKey,
        valid,
        extensions: [
          extension(OID.keyUsage, bitString(Buffer.from([0x80]), 7)),
          extension(OID.extendedKeyUsage, sequence(objectId(kind === 'wrong-use' ? OID.clientAuth : OID.serverAuth))),
          extension(OID.subjectAltName, sequence(...names)),
        ],
      }),
    ),
    authority: pem(
      certificate({
        subject: authorityName,
        issuer: authorityName,
        publicKey: authorityKeys.publicKey,
        signWith: authorityKeys.privateKey,
        valid: { from: now - 60 * DAY, until: now + 365 * DAY },
        extensions: [
          extension(OID.basicConstraints, sequence(der(0x01, Buffer.from([0xff])))),
          extension(OID.keyUsage, bitString(Buffer.from([0x06]), 1)),
        ],
      }),
    ),
  };
}

interface Contents {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly signWith: KeyObject;
  readonly valid: { readonly from: number; readonly until: number };
  readonly extensions: readonly Buffer[];
}

function certificate(contents: Contents): Buffer {
  const algorithm = sequence(objectId(OID.ecdsaWithSha256));
  const serial = randomBytes(8);
  serial[0] = 0x40;
  const toBeSigned = sequence(
    context(0, integer(Buffer.from([2]))),
    integer(serial),
    algorithm,
    distinguishedName(contents.issuer),
    sequence(time(contents.valid.from), time(contents.valid.until)),
    distinguishedName(contents.subject),
    contents.publicKey.export({ type: 'spki', format: 'der' }),
    context(3, sequence(...contents.extensions)),
  );
  const signature = sign(
    'sha256',
    toBeSigned,
    createPrivateKey(contents.signWith.export({ type: 'pkcs8', format: 'pem' })),
  );
  return sequence(toBeSigned, algorithm, bitString(signature));
}

function distinguishedName(commonName: string): Buffer {
  return sequence(set(sequence(objectId(OID.commonName), text(commonName))));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(objectId(id), octetString(value));
}

function dnsName(name: string): Buffer {
  return der(0x82, Buffer.from(name, 'latin1'));
}

function ipAddress(...bytes: number[]): Buffer {
  return der(0x87, Buffer.from(bytes));
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
