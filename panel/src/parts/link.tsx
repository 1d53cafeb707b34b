import { Button, type ButtonProps, Link } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import { createLink, useRouter } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, forwardRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A link to a page of this panel: `<RouteLink to="/orders/$id" params={{ id }}>`. */
export const RouteLink = createLink(Link);

type ButtonAnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color'> &
  Pick<ButtonProps, 'appearance' | 'icon' | 'size'>;

/** A link that looks like a button: for "New …" and first steps. */
export const ButtonLink = createLink(
  forwardRef<HTMLAnchorElement, ButtonAnchorProps>(function ButtonAnchor(props, ref) {
    return <Button as="a" ref={ref} {...(props as object)} />;
  }),
);

/** A link that leaves Concord, in a new tab; says so to screen readers. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Link href={href} target="_blank" rel="noopener noreferrer" inline>
      {children} <OpenRegular aria-label={t('link.newTab')} fontSize={14} />
    </Link>
  );
}

/** Goes back to what was seen before, or to `fallback` when this page was opened by its address. */
export function useReturn(fallback: string): () => void {
  const router = useRouter();
  return () => {
    if (router.history.canGoBack()) router.history.back();
    else void router.navigate({ to: fallback });
  };
}
