import { describe, expect, it } from 'vitest';
import { money, shortMoney } from './money.ts';

describe('amounts (CRM-1)', () => {
  it('are read from minor units by the digits of their currency', () => {
    expect(money(4_800_000, 'EUR')).toBe('€48,000');
    expect(money(4_800_050, 'EUR')).toBe('€48,000.50');
    expect(money(4800, 'JPY')).toBe('¥4,800');
  });

  it('keep to one figure behind the point where there is little room', () => {
    expect(shortMoney(4_825_000, 'EUR')).toBe('€48.3K');
    expect(shortMoney(0, '')).toBe('0');
  });
});
