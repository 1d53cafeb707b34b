import { AttestationInput } from '@concord/contract/orders';
import { Button, Checkbox, Field, makeStyles, tokens } from '@fluentui/react-components';
import { zodResolver } from '@hookform/resolvers/zod';
import { type FieldValues, FormProvider, useController, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { call } from '../api.ts';
import { useAct } from '../parts/act.ts';
import { TextField } from '../parts/form/text-field.tsx';
import { useProblem } from '../parts/form/use-problem.ts';
import { OutsideLink } from '../parts/link.tsx';
import { ProblemMessage } from '../parts/problem.tsx';
import { useRun } from './run.ts';
import { StepFrame } from './step-frame.tsx';

const Acceptance = AttestationInput.pick({ signatory: true, accepted: true });
type Acceptance = z.output<typeof Acceptance>;

/** Who accepts the agreement for the customer; sent to Microsoft, which then asks for the acceptance itself. */
export function SignatoryForm() {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  const { draft, ordering, keep } = useRun();
  const {
    firstName = '',
    lastName = '',
    email = '',
    phone,
  } = draft.signatory ?? ordering?.agreement.signatory ?? {};
  const form = useForm<FieldValues, unknown, Acceptance>({
    resolver: zodResolver(Acceptance as never) as never,
    mode: 'onTouched',
    defaultValues: { signatory: { firstName, lastName, email, phone: phone ?? '' }, accepted: false },
  });
  const begin = useAct(
    (acceptance: Acceptance) =>
      call('POST /ordering/attestations', {
        body: { ...acceptance, planId: draft.planId ?? '', customerId: draft.customerId },
      }),
    {
      done: ({ id, state }) =>
        keep({
          attestation: {
            id,
            partnerAccountId: ordering?.partnerAccountId ?? '',
            accepted: state !== 'created',
          },
        }),
    },
  );
  const send = form.handleSubmit((acceptance) => begin.run(acceptance));
  return (
    <FormProvider {...form}>
      <form
        noValidate
        onBlur={() => keep({ signatory: form.getValues('signatory') })}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <StepFrame
          title={t('page.agreement')}
          lead={t('agreement.lead')}
          next={
            <Button type="submit" appearance="primary" disabledFocusable={begin.busy}>
              {t(begin.busy ? 'agreement.sending' : 'agreement.begin')}
            </Button>
          }
        >
          {ordering?.agreement.link && (
            <p>
              {t('agreement.read')}{' '}
              <OutsideLink href={ordering.agreement.link}>{t('agreement.link')}</OutsideLink>
            </p>
          )}
          <p className={styles.note}>{t('agreement.sent')}</p>
          <div className={styles.fields}>
            <TextField
              name="signatory.firstName"
              label={t('agreement.firstName')}
              autoComplete="given-name"
              required
            />
            <TextField
              name="signatory.lastName"
              label={t('agreement.lastName')}
              autoComplete="family-name"
              required
            />
            <TextField
              name="signatory.email"
              label={t('agreement.email')}
              type="email"
              autoComplete="email"
              required
            />
            <TextField name="signatory.phone" label={t('agreement.phone')} type="tel" autoComplete="tel" />
          </div>
          <AcceptBox />
          {begin.problem && <ProblemMessage problem={begin.problem} />}
        </StepFrame>
      </form>
    </FormProvider>
  );
}

function AcceptBox() {
  const { t } = useTranslation('ordering');
  const { field, fieldState } = useController({ name: 'accepted' });
  return (
    <Field validationMessage={useProblem(fieldState.error)}>
      <Checkbox
        ref={field.ref}
        name={field.name}
        label={t('agreement.accept')}
        required
        checked={field.value === true}
        onBlur={field.onBlur}
        onChange={(_, data) => field.onChange(data.checked === true)}
      />
    </Field>
  );
}

const useStyles = makeStyles({
  note: { color: tokens.colorNeutralForeground2, maxWidth: '72ch' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
    gap: tokens.spacingHorizontalL,
    maxWidth: '640px',
  },
});
