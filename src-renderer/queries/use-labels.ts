import { useMemo } from 'react';
import type { LabelId } from '#shared/model/ids.ts';
import type { Label } from '#shared/model/label.ts';
import { useContractQuery } from './use-contract-query.ts';

/** Dealbox's own labels by their ids (INB-4). */
export function useLabelMap(): ReadonlyMap<LabelId, Label> {
  const { data } = useContractQuery('labels', {});
  return useMemo(() => new Map((data ?? []).map((label) => [label.id, label])), [data]);
}
