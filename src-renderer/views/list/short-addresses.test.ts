import { expect, it } from 'vitest';
import type { AccountId } from '#shared/model/ids.ts';
import { shortAddresses } from './short-addresses.ts';

const account = (id: number, email: string) => ({ id: id as AccountId, email });

it('names accounts as shortly as they can be told apart', () => {
  const names = shortAddresses([
    account(1, 'ola@a.example'),
    account(2, 'ola@b.example'),
    account(3, 'sales@a.example'),
  ]);
  expect([...names.values()]).toEqual(['ola@a.example', 'ola@b.example', 'sales@']);
});
