import { useNavigation } from '../../state/navigation.ts';
import styles from './list-pane.module.css';
import { MailList } from './mail-list.tsx';
import { SearchList } from './search-list.tsx';
import { SnoozedList } from './snoozed-list.tsx';

/** The middle pane: a list of mail, or the results of a search. */
export function ListPane() {
  const place = useNavigation((navigation) => navigation.place);
  const filters = useNavigation((navigation) => navigation.filters);
  const narrowing = useNavigation((navigation) => navigation.narrowing);
  const search = useNavigation((navigation) => navigation.search);
  if (place.kind !== 'mail') return null;
  return (
    <main className={styles.pane} id="content" tabIndex={-1}>
      {search === null && place.view === 'snoozed' ? (
        <SnoozedList account={place.account} />
      ) : search === null && place.view !== 'snoozed' ? (
        <MailList view={place.view} account={place.account} filters={filters} narrowing={narrowing} />
      ) : (
        <SearchList text={search ?? ''} />
      )}
    </main>
  );
}
