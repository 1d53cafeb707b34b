import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api.ts';
import { listen } from '../live.ts';
import { sessionQuery, useIsOperator } from '../session.ts';
import { Mark } from './mark.tsx';
import { narrowMedia } from './media.ts';
import { MemberMenu } from './member-menu.tsx';
import { type NavGroup, NavigationBar } from './navigation-bar.tsx';
import { ErrorPage, LoadingPage } from './states.tsx';
import { Strips } from './strips.tsx';

const NavigationDrawer = lazy(() => import('./navigation-drawer.tsx'));

export interface ShellProps {
  /** Name of the panel, e.g. Operator Control Panel. */
  panel: string;
  /** The Navigation Bar of whoever is signed in. */
  groups: (isOperator: boolean) => NavGroup[];
}

/** Frame of a panel: top bar, Navigation Bar, content. Whoever is not signed in is sent to the sign-in page. */
export function Shell(props: ShellProps) {
  const session = useQuery(sessionQuery);
  if (session.error instanceof ApiProblem && session.error.status === 401) return <ToSignIn />;
  if (session.data) return <Frame {...props} />;
  return session.error ? (
    <main>
      <ErrorPage error={session.error} reset={() => void session.refetch()} />
    </main>
  ) : (
    <LoadingPage />
  );
}

/** Remembers where the visitor wanted to go: not where this very redirect is going. */
function ToSignIn() {
  const href = useRouterState({ select: (state) => state.location.href });
  const [search] = useState({ next: href });
  return <Navigate to="/sign-in" search={search as never} replace />;
}

function Frame({ panel, groups: groupsOf }: ShellProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const groups = groupsOf(useIsOperator());
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(listen, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes when the page changes
  useEffect(() => setOpen(false), [path]);
  return (
    <div className={styles.frame}>
      <a href="#content" className={styles.skip}>
        {t('shell.skip')}
      </a>
      <header className={styles.top}>
        <Button
          className={styles.hamburger}
          appearance="transparent"
          icon={<NavigationRegular />}
          aria-label={t('shell.navigation')}
          aria-expanded={open}
          onClick={() => {
            setOpen(true);
            setOpened(true);
          }}
        />
        <Mark />
        <span className={styles.panel}>{panel}</span>
        <MemberMenu />
      </header>
      <Strips />
      <div className={styles.body}>
        <NavigationBar groups={groups} className={styles.side} />
        <main id="content" tabIndex={-1} className={styles.main}>
          <Suspense fallback={<LoadingPage />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {opened && (
        <Suspense>
          <NavigationDrawer groups={groups} open={open} close={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  frame: {
    minHeight: '100vh',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  skip: {
    position: 'absolute',
    zIndex: 20,
    top: tokens.spacingVerticalS,
    left: '-999px',
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ':focus': { left: tokens.spacingHorizontalS },
  },
  top: {
    position: 'sticky',
    top: 0,
    zIndex: 10,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    height: '48px',
    padding: `0 ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  hamburger: { display: 'none', [`@media ${narrowMedia}`]: { display: 'inline-flex' } },
  panel: {
    flexGrow: 1,
    minWidth: 0,
    color: tokens.colorNeutralForeground2,
    [`@media ${narrowMedia}`]: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase100 },
  },
  body: { display: 'flex', flexGrow: 1, alignItems: 'stretch' },
  side: {
    width: '232px',
    flexShrink: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    [`@media ${narrowMedia}`]: { display: 'none' },
  },
  main: { flexGrow: 1, minWidth: 0, outlineStyle: 'none' },
});
