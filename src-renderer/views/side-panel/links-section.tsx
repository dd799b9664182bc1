import { ArrowRightLeft, ChevronRight, EllipsisVertical, Link2, Link2Off, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { LinkView, MissingLink } from '#shared/model/link.ts';
import { goToItem } from '../../actions/go.ts';
import { askForLink, askForMove, conversationOnly, linkTo, unlinkFrom } from '../../actions/links.ts';
import { itemKinds, kindIcons } from '../../state/item-kind.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { PanelSection } from './panel-section.tsx';
import styles from './side-panel.module.css';

type Panel = NonNullable<CallOutput<'conversationLinks'>>;

interface LinksSectionProps {
  readonly conversation: ConversationId;
  readonly links: readonly LinkView[];
  readonly suggestions: Panel['suggestions'];
  readonly missing: readonly MissingLink[];
}

/** What a conversation is linked to, each with why; what is offered; and what is not linked, with why not (CRM-3…5). */
export function LinksSection({ conversation, links, suggestions, missing }: LinksSectionProps) {
  const { t } = useTranslation();
  const selection = conversationOnly(conversation);
  const sorted = [...links].sort((a, b) => rank(a) - rank(b));
  return (
    <PanelSection
      title={t('panel.linked')}
      action={
        <IconButton
          icon={Plus}
          size="small"
          label={t('action.link')}
          shortcut="d"
          onClick={() => askForLink(selection)}
        />
      }
    >
      {suggestions.map((suggestion) => (
        <fieldset key={`${suggestion.kind}-${suggestion.contact.id}`} className={styles.suggestion}>
          <legend className={styles.question}>
            {t(
              `panel.suggest.${suggestion.kind === 'lead' ? 'lead' : suggestion.kind === 'project' ? 'project' : 'deal'}`,
              {
                count: suggestion.items.length,
                name: suggestion.contact.name,
              },
            )}
          </legend>
          {suggestion.items.map((item) => (
            <button key={item.id} type="button" className={styles.pick} onClick={() => void linkTo(selection, item)}>
              <Link2 size={14} strokeWidth={1.75} aria-hidden />
              <span className={styles.name} dir="auto">
                {item.name}
              </span>
              {item.stage !== '' && <span className={styles.stage}>{item.stage}</span>}
            </button>
          ))}
        </fieldset>
      ))}
      <ul>
        {sorted.map((link) => (
          <Linked key={link.item.id} conversation={conversation} link={link} />
        ))}
      </ul>
      {links.length === 0 && suggestions.length === 0 && (
        <div className={styles.none}>
          <p>{t('panel.notLinked')}</p>
          <Button size="small" icon={Link2} onClick={() => askForLink(selection)}>
            {t('panel.linkDeal')}
          </Button>
        </div>
      )}
      {missing.length > 0 && <Missing missing={missing} />}
    </PanelSection>
  );
}

/** Deals first: they are what the mail is worked for. */
const rank = (link: LinkView): number => (itemKinds.indexOf(link.item.kind) + 3) % 5;

function Linked({ conversation, link }: { readonly conversation: ConversationId; readonly link: LinkView }) {
  const { t } = useTranslation();
  const { item } = link;
  const selection = conversationOnly(conversation);
  const Icon = kindIcons[item.kind];
  return (
    <li className={styles.linked}>
      <Icon size={16} strokeWidth={1.75} className={styles.icon} aria-label={t(`kind.${item.kind}`)} />
      <div className={styles.words}>
        <button type="button" className={styles.link} dir="auto" title={item.name} onClick={() => goToItem(item)}>
          {item.name}
        </button>
        <span className={styles.reason}>{link.text}</span>
      </div>
      <Menu
        entries={[
          {
            id: 'move',
            label: t('panel.move'),
            icon: ArrowRightLeft,
            run: () => askForMove(selection, item),
          },
          { id: 'unlink', label: t('history.unlink'), icon: Link2Off, run: () => void unlinkFrom(selection, item) },
        ]}
      >
        <IconButton icon={EllipsisVertical} size="small" label={t('panel.linkMenu', { name: item.name })} />
      </Menu>
    </li>
  );
}

function Missing({ missing }: { readonly missing: readonly MissingLink[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpen((is) => !is)}>
        <ChevronRight size={14} strokeWidth={2} aria-hidden data-turned={open} />
        {t('panel.missing', { count: missing.length })}
      </button>
      {open && (
        <ul className={styles.missing}>
          {missing.map((one) => (
            <li key={`${one.reason}-${one.address}-${one.item?.id ?? 0}-${one.text}`}>{one.text}</li>
          ))}
        </ul>
      )}
    </>
  );
}
