import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page.tsx';
import { EmptyState, ErrorState, Loading } from '../parts/states.tsx';
import { Need } from './need.tsx';
import { useNeeds } from './needs.tsx';

/** What needs a person today; nothing else. */
export default function Home() {
  const { t } = useTranslation('operator');
  const { needs, pending, problem, retry } = useNeeds();
  const open = needs.filter(({ total }) => total > 0);
  return (
    <Page title={t('home.title')}>
      {problem && <ErrorState problem={problem} retry={retry} />}
      {open.map((need) => (
        <Need key={need.title} need={need} />
      ))}
      {open.length === 0 && pending && <Loading />}
      {open.length === 0 && !pending && !problem && (
        <EmptyState
          icon={<CheckmarkCircleRegular />}
          title={t('home.nothing')}
          text={t('home.nothingText')}
        />
      )}
    </Page>
  );
}
