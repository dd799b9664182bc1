import type { Editor } from '@tiptap/core';
import { type DragEvent, type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftAddress } from '#shared/contract/shell.ts';
import { attachFiles } from '../../actions/attach.ts';
import { changeDraft, keepDraft } from '../../actions/compose.ts';
import { saveText } from '../../actions/draft-saving.ts';
import { editorLabels } from '../../i18n/editor-labels.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { type Composer as ComposerState, useComposers } from '../../state/composers.ts';
import { showDialog } from '../../state/dialogs.ts';
import { useEditors } from '../../state/editors.ts';
import { Banner } from '../../ui/banner.tsx';
import { RichText } from '../../ui/rich-text/rich-text.tsx';
import { Toolbar } from '../../ui/rich-text/toolbar.tsx';
import styles from './composer.module.css';
import { ComposerFields } from './composer-fields.tsx';
import { ComposerFoot } from './composer-foot.tsx';
import { ComposerHead } from './composer-head.tsx';
import { DraftFiles } from './draft-files.tsx';
import { QuotedText } from './quoted-text.tsx';
import { useInlinePictures } from './use-inline-pictures.ts';

/** One draft: whom it is for, what it says, what goes along, and how it goes (C4). */
export function Composer({ composer, front }: { readonly composer: ComposerState; readonly front: boolean }) {
  const { t } = useTranslation();
  const { draft, version, problem } = composer;
  const { id } = draft;
  const wide = useComposers((state) => state.wide);
  const panel = useRef<HTMLElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [dropping, setDropping] = useState(false);
  const { data: checked } = useContractQuery('draftChecks', { id });
  const notLogged = useMemo(
    () => new Set(checked?.checks.flatMap((check) => (check.kind === 'never-logged' ? check.addresses : [])) ?? []),
    [checked],
  );
  const takeFiles = useInlinePictures(id, editor);
  const startsInText = draft.kind === 'reply' || draft.kind === 'reply-all';

  const onEditor = useCallback(
    (made: Editor | null) => {
      setEditor(made);
      useEditors.getState().set(id, made);
    },
    [id],
  );
  useReturnOfFocus(panel, front, editor, startsInText);

  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    void keepDraft(id);
  };
  const dropped = (event: DragEvent): void => {
    setDropping(false);
    const files = [...event.dataTransfer.files];
    if (files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    void attachFiles(id, files);
  };

  return (
    <section
      ref={panel}
      className={styles.composer}
      data-wide={wide}
      hidden={!front}
      aria-label={t('compose.label', { subject: draft.subject || t('compose.newEmail') })}
      onKeyDown={pressed}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && panel.current?.contains(event.relatedTarget))) setDropping(false);
      }}
      onDrop={dropped}
      onDropCapture={() => setDropping(false)}
    >
      <ComposerHead draft={draft} wide={wide} />
      <div className={styles.scroller}>
        <ComposerFields draft={draft} notLogged={notLogged} startsInText={startsInText} />
        <RichText
          key={version}
          className={styles.text}
          html={draft.html}
          label={t('compose.text')}
          addressOf={(contentId) => draftAddress(id, `cid/${encodeURIComponent(contentId)}`)}
          onEditor={onEditor}
          onChange={(html) => saveText(id, html)}
          onFiles={takeFiles}
          onCommand={() => {
            showDialog({ kind: 'templates', draft: id, typed: true });
            return true;
          }}
        />
        {draft.quote !== '' && <QuotedText draft={id} onRemove={() => changeDraft(id, { quote: '' })} />}
        <DraftFiles draft={draft} size={checked?.size} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a press below the text means its end; by keyboard one is there already */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
        <div className={styles.rest} onClick={() => editor?.commands.focus('end')} />
      </div>
      {problem !== '' && (
        <div className={styles.problem}>
          <Banner tone="danger">{problem}</Banner>
        </div>
      )}
      {draft.conflict !== null && (
        <div className={styles.problem}>
          <Banner tone="warning">{t('compose.conflict')}</Banner>
        </div>
      )}
      <div className={styles.format}>{editor !== null && <Toolbar editor={editor} labels={editorLabels(t)} />}</div>
      <ComposerFoot composer={composer} />
      {dropping && (
        <div className={styles.drop} aria-hidden>
          {t('compose.drop')}
        </div>
      )}
    </section>
  );
}

/** Where the keyboard goes when the composer comes to the front: the text of an answer, else whom it is for (its field takes it itself). */
function useReturnOfFocus(
  panel: React.RefObject<HTMLElement | null>,
  front: boolean,
  editor: Editor | null,
  startsInText: boolean,
): void {
  const was = useRef(false);
  useEffect(() => {
    if (!front || editor === null) {
      if (!front) was.current = false;
      return;
    }
    if (was.current) return;
    was.current = true;
    useComposers.setState({ opening: false });
    if (panel.current?.contains(document.activeElement) === true) return;
    if (startsInText) editor.commands.focus('start');
    else panel.current?.querySelector<HTMLElement>('input')?.focus();
  }, [panel, front, editor, startsInText]);
}
