import { judgeLink } from '#shared/rules/link-safety.ts';
import { useLinkShown } from '../../state/link-shown.ts';
import styles from './link-status.module.css';

/** Where the link under the pointer really leads, its host in full weight (SECURITY §2). */
export function LinkStatus() {
  const href = useLinkShown((shown) => shown.href);
  if (href === '') return null;
  const verdict = judgeLink(href, '');
  if (verdict.kind !== 'web')
    return <div className={styles.status}>{verdict.kind === 'mail' ? verdict.to : href.slice(0, 200)}</div>;
  const [before = '', after = ''] = split(verdict.address, verdict.host);
  return (
    <div className={styles.status} aria-hidden>
      {before}
      <strong>{verdict.host}</strong>
      {after.slice(0, 160)}
    </div>
  );
}

function split(address: string, host: string): readonly [string, string] {
  const at = address.indexOf(host);
  return at === -1 ? [address, ''] : [address.slice(0, at), address.slice(at + host.length)];
}
