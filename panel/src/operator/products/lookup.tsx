import type { CatalogueAnswer, Service } from '@concord/contract';
import { CatalogueQuery } from '@concord/contract/plans';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useTermWords } from '../../ordering/term-words.ts';
import { useAct } from '../../parts/act.ts';
import { Notice } from '../../parts/notice.tsx';
import { ProblemMessage } from '../../parts/problem.tsx';

/** Asks Microsoft's catalogue about the SKU and fills in what it says. */
export function Lookup({ services }: { services: Service[] }) {
  const { t } = useTranslation('products');
  const styles = useStyles();
  const { setValue, getValues } = useFormContext();
  const [serviceId, productId, skuId, market, segment] = useWatch({
    name: ['serviceId', 'productId', 'skuId', 'market', 'segment'],
  }) as string[];
  const settingsSetId = services.find(({ id }) => id === serviceId)?.settingsSetId;
  const query = CatalogueQuery.safeParse({ settingsSetId, productId, skuId, market, segment });
  const fill = (found: CatalogueAnswer) => {
    const set = (name: string, value: unknown) =>
      setValue(name, value, { shouldDirty: true, shouldValidate: true });
    set('currency', found.currency);
    set('minimumSeats', found.minimumSeats);
    set('maximumSeats', found.maximumSeats);
    if (!getValues('name')) set('name', found.skuTitle);
  };
  const look = useAct(
    async (asked: CatalogueQueryOf) => ({ ...(await call('GET /catalogue', { query: asked })), of: asked }),
    { done: fill },
  );
  return (
    <div className={styles.lookup}>
      <Button
        className={styles.button}
        disabledFocusable={!query.success || look.busy}
        onClick={() => query.data && look.run(query.data)}
      >
        {t(look.busy ? 'lookup.busy' : 'lookup.action')}
      </Button>
      {!query.success && <p className={styles.hint}>{t('lookup.need')}</p>}
      {look.problem && <ProblemMessage problem={look.problem} />}
      {look.answer && JSON.stringify(look.answer.of) === JSON.stringify(query.data) && (
        <Found found={look.answer} />
      )}
    </div>
  );
}

type CatalogueQueryOf = NonNullable<ReturnType<typeof CatalogueQuery.safeParse>['data']>;

function Found({ found }: { found: CatalogueAnswer }) {
  const { t } = useTranslation('products');
  const styles = useStyles();
  const { term } = useTermWords();
  const { setValue } = useFormContext();
  const title = t('lookup.found', { product: found.productTitle, sku: found.skuTitle });
  if (!found.orderable)
    return (
      <Notice intent="error" title={`${title}. ${t('lookup.notOrderable')}`}>
        {t('lookup.notOrderableText')}
      </Notice>
    );
  const cycle = (value: string) => t(`cycle.${value as 'monthly'}`, { defaultValue: value }).toLowerCase();
  return (
    <Notice intent="success" title={title}>
      <p>
        {t('lookup.seats', { from: found.minimumSeats, to: found.maximumSeats.toLocaleString() })}{' '}
        {found.isTrial && t('lookup.trial')}
      </p>
      <p>{t('lookup.terms')}</p>
      <div className={styles.terms}>
        {found.terms.map(({ termDuration, billingCycle }) => (
          <Button
            key={`${termDuration} ${billingCycle}`}
            size="small"
            onClick={() => {
              setValue('termDuration', termDuration, { shouldDirty: true });
              setValue('billingCycle', billingCycle, { shouldDirty: true });
            }}
          >
            {t('lookup.use', { term: term(termDuration), cycle: cycle(billingCycle) })}
          </Button>
        ))}
      </div>
    </Notice>
  );
}

const useStyles = makeStyles({
  lookup: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  button: { alignSelf: 'start' },
  hint: { color: tokens.colorNeutralForeground3 },
  terms: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});
