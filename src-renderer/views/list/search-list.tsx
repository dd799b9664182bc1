import { ArrowLeft, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { closeSearch, goToSync, searchFor } from '../../actions/go.ts';
import { moveTo } from '../../actions/move.ts';
import { type SearchAnswer, searchRows, useSearch } from '../../queries/use-search.ts';
import { useFocusRequest } from '../../state/focus-request.ts';
import { tickedCount, useSelection } from '../../state/selection.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count } from '../../ui/format/numbers.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { ConversationGrid } from './conversation-grid.tsx';
import { ListMenu } from './list-menu.tsx';
import styles from './search-list.module.css';

const hints = ['from', 'to', 'subject', 'has', 'is', 'in', 'after'] as const;
const examples: Readonly<Record<(typeof hints)[number], string>> = {
  from: 'from:',
  to: 'to:',
  subject: 'subject:',
  has: 'has:attachment',
  is: 'is:unread',
  in: 'in:archive',
  after: 'after:2026-01-31',
};

/** Search as one types, over everything that is synced (INB-6). */
export function SearchList({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [exactly, setExactly] = useState('');
  const { query, answer } = useSearch(text, exactly === text && text !== '');
  const list = useMemo(() => searchRows(query, answer), [query, answer]);
  const marked = useMemo(
    () =>
      new Map(answer?.hits.map(({ conversation, subject, snippet }) => [conversation.id, { subject, snippet }]) ?? []),
    [answer],
  );
  const selecting = useSelection((selection) => tickedCount(selection.ticked) > 0);

  return (
    <>
      {selecting ? <BulkBar list={list} view="search" /> : <SearchField text={text} />}
      {answer !== undefined && <Found answer={answer} onExact={() => setExactly(text)} />}
      {query === '' ? (
        <SearchStart />
      ) : answer !== undefined && answer.hits.length === 0 ? (
        <EmptyState
          drawing="glass"
          title={answer.problem === '' ? t('search.noneTitle') : answer.problem}
          action={<Button onClick={goToSync}>{t('search.syncMore')}</Button>}
        >
          {t('search.noneWords')}
        </EmptyState>
      ) : (
        <ListMenu>
          <ConversationGrid list={list} label={t('search.results')} marked={marked} />
        </ListMenu>
      )}
    </>
  );
}

function SearchField({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const request = useFocusRequest();
  useEffect(() => {
    if (request.target !== 'search') return;
    input.current?.focus();
    input.current?.select();
  }, [request]);
  return (
    <search className={styles.bar}>
      <h1 className="visually-hidden">{t('action.search')}</h1>
      <IconButton icon={ArrowLeft} label={t('search.clear')} shortcut="Escape" onClick={closeSearch} />
      <input
        ref={input}
        type="search"
        className={styles.input}
        value={text}
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => searchFor(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') closeSearch();
          else if (event.key === 'ArrowDown' || event.key === 'Enter') void moveTo(0);
          else return;
          event.preventDefault();
        }}
      />
      {text !== '' && (
        <IconButton
          icon={X}
          label={t('search.clear')}
          size="small"
          onClick={() => {
            searchFor('');
            input.current?.focus();
          }}
        />
      )}
    </search>
  );
}

/** How many, over what, and what was read otherwise than it was typed. */
function Found({ answer, onExact }: { readonly answer: SearchAnswer; onExact(): void }) {
  const { t } = useTranslation();
  const { hits, total, more, searched, unindexed, corrected } = answer;
  const coverage =
    unindexed === 0
      ? t('search.coverage', { count: searched })
      : t('search.coverageUnindexed', { count: searched, unindexed });
  const found = more
    ? t('search.foundMore', { total: count(total), shown: count(hits.length) })
    : t('search.found', { count: total, total: count(total) });
  return (
    <div className={styles.found} role="status">
      <p>
        <span className={styles.number}>{found}</span> <span>{coverage}</span>
      </p>
      {corrected.length > 0 && (
        <p className={styles.corrected}>
          {corrected.map(({ from, to }) => (
            <span key={from}>
              <Trans i18nKey="search.corrected" values={{ from, to }} components={{ b: <b /> }} />{' '}
            </span>
          ))}
          <button type="button" className={styles.link} onClick={onExact}>
            {t('search.exact')}
          </button>
        </p>
      )}
      {answer.problem !== '' && hits.length > 0 && <p>{answer.problem}</p>}
    </div>
  );
}

function SearchStart() {
  const { t } = useTranslation();
  return (
    <div className={styles.start}>
      <h2 className={styles.startTitle}>{t('search.startTitle')}</h2>
      <p>{t('search.startWords')}</p>
      <ul className={styles.hints}>
        {hints.map((hint) => (
          <li key={hint}>
            <button
              type="button"
              className={styles.hint}
              onClick={() => {
                searchFor(examples[hint]);
                useFocusRequest.setState(({ number }) => ({ target: 'search', number: number + 1 }));
              }}
            >
              <code>{examples[hint]}</code>
              <span>{t(`search.hints.${hint}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
