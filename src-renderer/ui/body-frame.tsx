import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { BodyMessage, type BodySetting } from '#shared/contract/body-frame.ts';

interface BodyFrameProps {
  /** `mail://…`: of a message's body, or of what a draft quotes. */
  readonly address: string;
  readonly title: string;
  readonly className?: string | undefined;
  /** CSS pixels. */
  readonly height: number;
  readonly adapt?: boolean;
  readonly labels: BodySetting['labels'];
  readonly ref?: Ref<HTMLIFrameElement>;
  onMessage(message: BodyMessage): void;
}

/** A mail as it was sent, in a frame of its own origin and process (FACTS §4). What the frame tells is parsed, never trusted. */
export function BodyFrame(props: BodyFrameProps) {
  const { address, title, className, height, adapt = false, labels, ref, onMessage } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  useImperativeHandle<HTMLIFrameElement | null, HTMLIFrameElement | null>(ref, () => frame.current, []);
  const [shown, setShown] = useState(0);

  useEffect(() => {
    const listen = (event: MessageEvent<unknown>): void => {
      if (event.source === null || event.source !== frame.current?.contentWindow) return;
      const parsed = BodyMessage.safeParse(event.data);
      if (!parsed.success) return;
      if (parsed.data.kind === 'shown') setShown((times) => times + 1);
      onMessage(parsed.data);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [onMessage]);

  useEffect(() => {
    if (shown === 0) return;
    // The frame has an origin of nobody, so there is no other target to name; nothing in it is secret.
    frame.current?.contentWindow?.postMessage({ kind: 'setting', adapt, labels } satisfies BodySetting, '*');
  }, [shown, adapt, labels]);

  return (
    <iframe ref={frame} className={className} title={title} sandbox="allow-scripts" src={address} style={{ height }} />
  );
}
