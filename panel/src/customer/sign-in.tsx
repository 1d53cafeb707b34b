import { useTranslation } from 'react-i18next';
import { SignInPage } from '../parts/sign-in.tsx';

export default function CustomerSignIn() {
  const { t } = useTranslation('customer');
  return <SignInPage panel="customer" name={t('panel')} />;
}
