import { useTranslation } from 'react-i18next';
import { SignInPage } from '../parts/sign-in.tsx';

export default function OperatorSignIn() {
  const { t } = useTranslation('operator');
  return <SignInPage panel="operator" name={t('panel')} />;
}
