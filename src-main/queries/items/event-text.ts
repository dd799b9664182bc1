import type { ItemEvent } from '#shared/model/item.ts';
import { printAmount } from '#shared/rules/money.ts';

const how = {
  hand: 'Created',
  import: 'Imported',
  conversion: 'Converted from a lead',
  mail: 'Created from an e-mail',
};
const fields: Readonly<Record<string, string>> = {
  name: 'Name',
  value: 'Value',
  expectedOn: 'Expected day',
  organization: 'Organization',
  contact: 'Main person',
};

/** What happened to an item, in words. */
export function eventText(event: ItemEvent): string {
  switch (event.kind) {
    case 'created':
      return how[event.how];
    case 'stage':
      return `Stage: ${event.from} → ${event.to}`;
    case 'status':
      return `Status: ${event.from} → ${event.to}`;
    case 'field': {
      const shown = (text: string) => (event.field === 'value' ? amount(text) : text) || 'none';
      return `${fields[event.field] ?? event.field}: ${shown(event.from)} → ${shown(event.to)}`;
    }
    case 'merged':
      return `Merged with “${event.name}”`;
    case 'converted':
      return `Became the deal “${event.deal.name}”`;
    case 'converted-from':
      return `Was the lead “${event.lead.name}”`;
  }
}

/** "120050 EUR" as it is kept → "1200.50 EUR". */
function amount(kept: string): string {
  const [minor = '', currency = ''] = kept.split(' ');
  return minor === '' ? '' : `${printAmount(Number(minor), currency)} ${currency}`;
}
