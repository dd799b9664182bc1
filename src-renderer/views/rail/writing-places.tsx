import { Clock, NotebookPen, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { goToView, goToWriting } from '../../actions/go.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { useNavigation } from '../../state/navigation.ts';
import { count as formatCount } from '../../ui/format/numbers.ts';
import { RailItem } from './rail-item.tsx';

/** Snoozed, Drafts and Outbox with how many there are; folded to icons only what is on its way out has a dot. */
export function WritingPlaces({ narrow }: { readonly narrow: boolean }) {
  const { t } = useTranslation();
  const place = useNavigation((navigation) => navigation.place);
  const drafts = useContractQuery('drafts', {}).data?.length ?? 0;
  const snoozed = useContractQuery('snoozed', {}).data?.length ?? 0;
  const outbox = useContractQuery('outbox', {}).data?.rows ?? [];
  const stuck = outbox.some(({ sending }) => sending.state === 'refused' || sending.state === 'unclear');
  return (
    <ul>
      <RailItem
        icon={Clock}
        label={t('snooze.place')}
        shortcut="g h"
        count={snoozed === 0 || narrow ? '' : formatCount(snoozed)}
        countLabel={t('snooze.count', { count: snoozed })}
        current={place.kind === 'mail' && place.view === 'snoozed'}
        narrow={narrow}
        strong={false}
        onPress={() => goToView('snoozed')}
      />
      <RailItem
        icon={NotebookPen}
        label={t('drafts.place')}
        shortcut="g d"
        count={drafts === 0 || narrow ? '' : formatCount(drafts)}
        countLabel={t('drafts.count', { count: drafts })}
        current={place.kind === 'drafts'}
        narrow={narrow}
        strong={false}
        onPress={() => goToWriting('drafts')}
      />
      <RailItem
        icon={Upload}
        label={t('outbox.place')}
        shortcut="g q"
        count={outbox.length === 0 ? '' : formatCount(outbox.length)}
        countLabel={t('outbox.count', { count: outbox.length })}
        current={place.kind === 'outbox'}
        narrow={narrow}
        strong={stuck}
        onPress={() => goToWriting('outbox')}
      />
    </ul>
  );
}
