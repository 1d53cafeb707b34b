import { useTranslation } from 'react-i18next';
import { DateText } from '../parts/time.tsx';

/** What happens at the end of the term, and when: "Renews by itself after 23 Nov 2027". */
export function TermEnd({ autoRenew, endsOn }: { autoRenew: boolean; endsOn: string }) {
  const { t } = useTranslation('customer');
  return (
    <>
      {t(autoRenew ? 'subscription.renews' : 'subscription.ends')} <DateText date={endsOn} />
    </>
  );
}
