import { AttributeKey } from '@concord/contract/fields';
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';
import { PickField } from '../../parts/form/pick-field.tsx';
import type { FieldProps } from '../../parts/form/text-field.tsx';
import { ProblemMessage } from '../../parts/problem.tsx';
import { useApi } from '../../queries.ts';
import { useIsOperator } from '../../session.ts';

/** Key of a reseller attribute: picked, or typed and then created on the spot. */
export function AttributeKeyField(props: FieldProps) {
  const styles = useStyles();
  const attributes = useApi('GET /attributes');
  const items = attributes.data?.items ?? [];
  const key = String(useWatch({ name: props.name }) ?? '').trim();
  const unknown =
    attributes.data && AttributeKey.safeParse(key).success && !items.some((one) => one.key === key);
  return (
    <div className={styles.field}>
      <PickField
        {...props}
        options={items.map(({ key: value, name }) => ({ value, label: `${value} – ${name}` }))}
        free
      />
      {unknown && <Unknown attribute={key} />}
    </div>
  );
}

function Unknown({ attribute: key }: { attribute: string }) {
  const { t } = useTranslation('settings');
  const operator = useIsOperator();
  const create = useAct(
    () => call('POST /attributes', { body: { key, name: t('attribute.name'), type: 'string' } }),
    { renews: ['attributes'], saying: t('attribute.created') },
  );
  if (create.problem) return <ProblemMessage problem={create.problem} />;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{t('attribute.unknown', { key })}</MessageBarBody>
      {operator && (
        <MessageBarActions>
          <Button onClick={() => create.run()} disabledFocusable={create.busy}>
            {t('attribute.create')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});
