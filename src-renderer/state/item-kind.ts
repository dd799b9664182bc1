import { Building2, CircleDollarSign, Flame, FolderKanban, type LucideIcon, UserRound } from 'lucide-react';
import type { ItemKind } from '#shared/model/item.ts';

/** In the order in which they are listed everywhere. */
export const itemKinds: readonly ItemKind[] = ['contact', 'organization', 'deal', 'lead', 'project'];

/** One icon a kind, always with its name beside it or in its label. */
export const kindIcons: Readonly<Record<ItemKind, LucideIcon>> = {
  contact: UserRound,
  organization: Building2,
  deal: CircleDollarSign,
  lead: Flame,
  project: FolderKanban,
};

/** Kinds that have a main person, an amount and a day by which they are expected. */
export const isWork = (kind: ItemKind): boolean => kind === 'deal' || kind === 'lead' || kind === 'project';
