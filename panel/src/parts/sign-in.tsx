import { SignIn as Credentials } from '@concord/contract/members';
import { Body1, Button, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type FieldValues, FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { PasswordField } from './form/password-field.tsx';
import { TextField } from './form/text-field.tsx';
import { Mark } from './mark.tsx';
import { SignInProblem } from './sign-in-problem.tsx';

/** Sign-in page of a panel. */
export function SignInPage({ panel, name }: { panel: Credentials['panel']; name: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const router = useRouter();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const form = useForm<FieldValues, unknown, Credentials>({
    resolver: zodResolver(Credentials as never) as never,
    mode: 'onSubmit',
    defaultValues: { email: '', password: '', panel },
  });
  const [problem, setProblem] = useState<Error>();
  useEffect(() => {
    document.title = `${t('signIn.title')} – ${name} – ${t('product')}`;
  }, [t, name]);

  const signIn = form.handleSubmit(async (credentials) => {
    setProblem(undefined);
    try {
      await call('POST /session', { body: credentials });
      queries.clear();
      await router.navigate({ href: ownPath(next), replace: true });
    } catch (error) {
      setProblem(error as Error);
      form.setFocus('password', { shouldSelect: true });
    }
  });

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
        <FormProvider {...form}>
          <form
            noValidate
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              void signIn();
            }}
          >
            {problem && <SignInProblem problem={problem} />}
            <TextField name="email" label={t('signIn.email')} type="email" autoComplete="username" required />
            <PasswordField name="password" label={t('signIn.password')} required />
            <Button type="submit" appearance="primary" disabledFocusable={form.formState.isSubmitting}>
              {t(form.formState.isSubmitting ? 'signIn.busy' : 'signIn.action')}
            </Button>
          </form>
        </FormProvider>
      </div>
    </main>
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
