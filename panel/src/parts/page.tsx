import { Caption1, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Crumb, Crumbs } from './crumbs.tsx';
import { narrowMedia } from './media.ts';
import { type Tab, Tabs } from './tabs.tsx';

export interface PageProps {
  /** The page's one `h1`; also the title of the window. */
  title: string;
  /** One sentence below the title: what this page is for. */
  lead?: ReactNode;
  /** Way back, from the top; not the page itself. */
  crumbs?: Crumb[];
  /** Visible number of the object, e.g. 1042. */
  number?: number;
  /** Status beside the title. */
  status?: ReactNode;
  /** The primary action last, before `menu`. */
  actions?: ReactNode;
  tabs?: Tab[];
  /** Text and forms are read at this width; lists take all there is. */
  width?: 'text' | 'full';
  children: ReactNode;
}

/** Frame of every page: way back, title, status, actions, tabs, content. */
export function Page({
  title,
  lead,
  crumbs,
  number,
  status,
  actions,
  tabs,
  width = 'text',
  children,
}: PageProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.page, width === 'text' && styles.text)}>
      {crumbs && <Crumbs crumbs={crumbs} />}
      <header className={styles.headline}>
        <div className={styles.names}>
          <Heading title={title} />
          {number !== undefined && <Caption1 className={styles.number}>#{number}</Caption1>}
          {status}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {lead && <p className={styles.lead}>{lead}</p>}
      {tabs && <Tabs tabs={tabs} />}
      {children}
    </div>
  );
}

/** Takes the focus when the link that led here has gone from the page, so that the keyboard goes on from the top. */
function Heading({ title }: { title: string }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${t('product')}`;
  }, [title, t]);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={useStyles().title}>
      {title}
    </h1>
  );
}

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXXL} ${tokens.spacingVerticalXXXL}`,
    [`@media ${narrowMedia}`]: {
      padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`,
    },
  },
  text: { maxWidth: '1040px' },
  headline: {
    position: 'sticky',
    top: '48px',
    zIndex: 4,
    paddingBlock: tokens.spacingVerticalS,
    marginBlock: `calc(-1 * ${tokens.spacingVerticalS})`,
    backgroundColor: tokens.colorNeutralBackground1,
    [`@media ${narrowMedia}`]: { position: 'static' },
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  names: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    // A long title takes two lines before the actions leave theirs.
    flex: '1 1 0',
    minWidth: 0,
    [`@media ${narrowMedia}`]: { flexBasis: '100%' },
  },
  title: { ...typographyStyles.title2, minWidth: 0 },
  number: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  lead: { color: tokens.colorNeutralForeground2, maxWidth: '80ch' },
});
