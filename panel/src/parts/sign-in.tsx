import { Body1, Button, Field, Input, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { Mark } from './mark.tsx';
import { PasswordField } from './password-field.tsx';
import { SignInProblem } from './sign-in-problem.tsx';

/**
 * Sign-in page of a panel. Whether an address or password is possible at all is left to the API, which says
 * of either only that it is wrong: this first screen stays without the libraries of the forms.
 */
export function SignInPage({ panel, name }: { panel: 'operator' | 'customer'; name: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  useEffect(() => {
    document.title = `${t('signIn.title')} – ${name} – ${t('product')}`;
  }, [t, name]);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Mark />
        <div>
          <Title3 as="h1">{t('signIn.title')}</Title3>
          <Body1 as="p" block className={styles.panel}>
            {name}
          </Body1>
        </div>
        <SignInForm panel={panel} />
      </div>
    </main>
  );
}

function SignInForm({ panel }: { panel: 'operator' | 'customer' }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const router = useRouter();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Error>();
  const emailBox = useRef<HTMLInputElement>(null);
  const passwordBox = useRef<HTMLInputElement>(null);
  const missing = (value: string) => (tried && value.trim() === '' ? t('field.required') : undefined);

  async function signIn(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setProblem(undefined);
    if (email.trim() === '') return emailBox.current?.focus();
    if (password === '') return passwordBox.current?.focus();
    setBusy(true);
    try {
      await call('POST /session', { body: { email: email.trim(), password, panel } });
      queries.clear();
      await router.navigate({ href: ownPath(next), replace: true });
    } catch (error) {
      setProblem(error as Error);
      passwordBox.current?.select();
    } finally {
      setBusy(false);
    }
  }

  return (
    <form noValidate className={styles.form} onSubmit={(event) => void signIn(event)}>
      {problem && <SignInProblem problem={problem} />}
      <Field label={t('signIn.email')} required validationMessage={missing(email)}>
        <Input
          type="email"
          name="email"
          ref={emailBox}
          autoComplete="username"
          value={email}
          onChange={(_, data) => setEmail(data.value)}
        />
      </Field>
      <PasswordField value={password} change={setPassword} problem={missing(password)} box={passwordBox} />
      <Button type="submit" appearance="primary" disabledFocusable={busy}>
        {t(busy ? 'signIn.busy' : 'signIn.action')}
      </Button>
    </form>
  );
}

/** Only a path of this panel is followed after signing in, never another site's address. */
function ownPath(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/';
}

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXL,
    width: '100%',
    maxWidth: '400px',
    padding: tokens.spacingHorizontalXXXL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
  },
  panel: { color: tokens.colorNeutralForeground3 },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});
