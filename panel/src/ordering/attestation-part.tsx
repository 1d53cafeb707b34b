import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../parts/copy.tsx';
import { ProblemMessage } from '../parts/problem.tsx';
import { Loading } from '../parts/states.tsx';
import { Status } from '../parts/status.tsx';
import { useApi } from '../queries.ts';
import type { Draft } from './draft.ts';
import { useRun } from './run.ts';
import { StepFrame } from './step-frame.tsx';

const pollMs = 3_000;

/** Microsoft asks the signatory itself; here the answer is waited for. */
export function AttestationPart({ attestation }: { attestation: NonNullable<Draft['attestation']> }) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  const { draft, forCustomer, keep } = useRun();
  const { id, accepted } = attestation;
  const { data, error } = useApi(
    'GET /ordering/attestations/:id',
    { params: { id } },
    { every: accepted ? false : pollMs },
  );
  const acceptedNow = data !== undefined && data.state !== 'created';
  useEffect(() => {
    if (acceptedNow && !accepted) keep({ attestation: { ...attestation, accepted: true } });
  }, [acceptedNow, accepted, attestation, keep]);
  const name = `${draft.signatory?.firstName ?? ''} ${draft.signatory?.lastName ?? ''}`.trim();
  return (
    <StepFrame title={t('page.agreement')} lead={t('attestation.why')} ready={accepted}>
      {error && <ProblemMessage problem={error} />}
      {!data && !error && <Loading lines={2} />}
      {data && !accepted && (
        <div className={styles.open}>
          <Button
            as="a"
            appearance="primary"
            icon={<OpenRegular />}
            href={data.link}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t('attestation.open')}
          </Button>
          <CopyButton text={data.link} label={t('attestation.copy')} />
        </div>
      )}
      {forCustomer && !accepted && <p className={styles.note}>{t('attestation.forward')}</p>}
      <div className={styles.state}>
        <span role="status">
          <Status tone={accepted ? 'good' : 'running'}>
            {t(accepted ? 'attestation.accepted' : 'attestation.waiting', { name })}
          </Status>
        </span>
        {!accepted && (
          <Button appearance="subtle" size="small" onClick={() => keep({ attestation: undefined })}>
            {t('attestation.change')}
          </Button>
        )}
      </div>
    </StepFrame>
  );
}

const useStyles = makeStyles({
  open: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  note: { color: tokens.colorNeutralForeground2, maxWidth: '72ch' },
  state: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
});
