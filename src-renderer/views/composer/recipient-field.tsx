import { X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { Address } from '#shared/model/conversation.ts';
import { normalizeAddress } from '#shared/rules/address.ts';
import { parsePeople } from '#shared/rules/parse-people.ts';
import { isSendable } from '#shared/rules/sending-checks.ts';
import { forgetPerson } from '../../actions/people.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { rowTime } from '../../ui/format/dates.ts';
import { personName } from '../../ui/format/people.ts';
import styles from './recipient-field.module.css';

type Suggestion = CallOutput<'suggestPeople'>[number];

interface RecipientFieldProps {
  readonly label: string;
  readonly people: readonly Address[];
  /** Of these the mail is sent and not logged (NLG-4, R138). */
  readonly notLogged: ReadonlySet<string>;
  readonly autoFocus?: boolean;
  readonly children?: ReactNode;
  onChange(people: Address[]): void;
}

/** To, Cc or Bcc: people as chips, and while typing those who are likely meant, the latest first (CMP-2, D23). */
export function RecipientField({ label, people, notLogged, autoFocus, children, onChange }: RecipientFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const chips = useRef<HTMLUListElement>(null);
  const [typed, type] = useState('');
  const [chosen, choose] = useState(0);
  const [closed, setClosed] = useState(false);
  const text = typed.trim();
  const { data } = useContractQuery('suggestPeople', { text, limit: 8 }, { enabled: text !== '', keepPrevious: true });
  const taken = new Set(people.map((person) => normalizeAddress(person.address)));
  const offered = text === '' ? [] : (data ?? []).filter((one) => !taken.has(normalizeAddress(one.address)));
  const shown = !closed && offered.length > 0;
  const current = offered[Math.min(chosen, offered.length - 1)];

  const add = (added: readonly Address[]): void => {
    const known = new Set(taken);
    const fresh = added.filter(({ address }) => {
      const key = normalizeAddress(address) || address;
      return !known.has(key) && known.add(key);
    });
    if (fresh.length > 0) onChange([...people, ...fresh]);
    type('');
    choose(0);
    setClosed(false);
  };
  const remove = (index: number): void => {
    onChange(people.filter((_, other) => other !== index));
    input.current?.focus();
  };
  const takeTyped = (): void => {
    if (text !== '') add(parsePeople(typed));
  };

  const pressed = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const done = keyPressed(event, {
      text,
      shown,
      atStart: event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0,
      take: () => (shown && current !== undefined ? add([personOf(current)]) : takeTyped()),
      takeTyped,
      move: (step) => choose((at) => (Math.min(at, offered.length - 1) + step + offered.length) % offered.length),
      close: () => setClosed(true),
      toChips: () => chips.current?.querySelector<HTMLElement>('li:last-child button')?.focus(),
      forget: () => (current === undefined ? undefined : void forgetPerson(current.address)),
    });
    if (done) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the chips means the field in it */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field itself is reached by Tab */}
        <div
          className={styles.entries}
          onClick={(event) => event.target === event.currentTarget && input.current?.focus()}
        >
          {people.length > 0 && (
            <ul ref={chips} className={styles.chips} aria-label={t('compose.people', { field: label })}>
              {people.map((person, index) => (
                <Chip
                  key={`${person.address}-${person.name}`}
                  person={person}
                  notLogged={notLogged.has(normalizeAddress(person.address))}
                  onRemove={() => remove(index)}
                  onEdit={() => {
                    remove(index);
                    type(person.name === '' ? person.address : `${person.name} <${person.address}>`);
                  }}
                  onMove={(step) => moveAmong(chips.current, input.current, index + step)}
                />
              ))}
            </ul>
          )}
          <input
            ref={input}
            id={id}
            className={styles.input}
            value={typed}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={`${id}-list`}
            aria-activedescendant={shown ? `${id}-${current?.address ?? ''}` : undefined}
            autoComplete="off"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: a new email begins with whom it is for
            autoFocus={autoFocus}
            onChange={(event) => {
              type(event.target.value);
              choose(0);
              setClosed(false);
            }}
            onKeyDown={pressed}
            onPaste={(event) => pasted(event, add)}
            onBlur={takeTyped}
          />
        </div>
        {shown && (
          <div id={`${id}-list`} role="listbox" aria-label={t('compose.suggestions')} className={styles.list}>
            {offered.map((one) => (
              <Offer
                key={one.address}
                id={`${id}-${one.address}`}
                one={one}
                selected={one === current}
                onTake={() => add([personOf(one)])}
              />
            ))}
          </div>
        )}
      </div>
      {children}
    </div>
  );
}

const personOf = ({ name, address }: Suggestion): Address => ({ name, address });

interface Keys {
  readonly text: string;
  readonly shown: boolean;
  readonly atStart: boolean;
  take(): void;
  takeTyped(): void;
  move(step: 1 | -1): void;
  close(): void;
  toChips(): void;
  forget(): void;
}

/** True where the key was the field's. */
function keyPressed(event: KeyboardEvent, keys: Keys): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'Enter':
      keys.take();
      return true;
    case 'Tab':
      // The field is left as well, as Tab does.
      if (keys.text !== '') keys.take();
      return false;
    case ',':
    case ';':
      if (keys.text === '' || (event.key === ',' && !keys.text.includes('@'))) return keys.text === '';
      keys.takeTyped();
      return true;
    case 'ArrowDown':
    case 'ArrowUp':
      if (keys.shown) keys.move(event.key === 'ArrowDown' ? 1 : -1);
      return keys.shown;
    case 'Escape':
      if (keys.shown) keys.close();
      return keys.shown;
    case 'Delete':
      if (!(keys.shown && event.shiftKey)) return false;
      keys.forget();
      return true;
    case 'Backspace':
    case 'ArrowLeft':
      if (!keys.atStart) return false;
      keys.toChips();
      return true;
    default:
      return false;
  }
}

/** Several addresses at once; a single word is typed as it is. */
function pasted(event: ClipboardEvent, add: (people: Address[]) => void): void {
  const text = event.clipboardData.getData('text/plain');
  if (!text.includes('@')) return;
  event.preventDefault();
  add(parsePeople(text));
}

function moveAmong(list: HTMLUListElement | null, input: HTMLInputElement | null, index: number): void {
  const chips = [...(list?.querySelectorAll<HTMLElement>('li > button:first-child') ?? [])];
  if (index >= chips.length) input?.focus();
  else chips[Math.max(0, index)]?.focus();
}

interface ChipProps {
  readonly person: Address;
  readonly notLogged: boolean;
  onRemove(): void;
  onEdit(): void;
  onMove(step: 1 | -1): void;
}

function Chip({ person, notLogged, onRemove, onEdit, onMove }: ChipProps) {
  const { t } = useTranslation();
  const wrong = !isSendable(person.address);
  const said = [
    person.address,
    ...(wrong ? [t('compose.wrongAddress')] : []),
    ...(notLogged ? [t('compose.notLogged')] : []),
  ];
  return (
    <li className={styles.chip} data-wrong={wrong}>
      <button
        type="button"
        className={styles.person}
        title={said.join('\n')}
        aria-label={[personName(person), ...said.filter((words) => words !== personName(person))].join(', ')}
        onDoubleClick={onEdit}
        onKeyDown={(event) => {
          const keys: Partial<Record<string, () => void>> = {
            Backspace: onRemove,
            Delete: onRemove,
            Enter: onEdit,
            ArrowLeft: () => onMove(-1),
            ArrowRight: () => onMove(1),
          };
          const act = keys[event.key];
          if (act === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          act();
        }}
      >
        <bdi className={styles.name}>{personName(person)}</bdi>
        {notLogged && <span className={styles.mark}>{t('compose.notLogged')}</span>}
      </button>
      <button
        type="button"
        tabIndex={-1}
        className={styles.remove}
        aria-label={t('compose.removePerson', { name: personName(person) })}
        onClick={onRemove}
      >
        <X size={12} strokeWidth={2} aria-hidden />
      </button>
    </li>
  );
}

interface OfferProps {
  readonly id: string;
  readonly one: Suggestion;
  readonly selected: boolean;
  onTake(): void;
}

function Offer({ id, one, selected, onTake }: OfferProps) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, the option is its active descendant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose
    <div
      id={id}
      role="option"
      aria-selected={selected}
      className={styles.offer}
      title={t('compose.forgetHint')}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <Avatar name={one.name} address={one.address} size={24} />
      <span className={styles.offerWords}>
        <bdi className={styles.offerName}>{personName(one)}</bdi>
        {one.name !== '' && <span className={styles.offerAddress}>{one.address}</span>}
      </span>
      <span className={styles.offerTime}>{rowTime(one.lastAt, Date.now())}</span>
    </div>
  );
}
