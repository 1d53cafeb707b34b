import { type Attribute, ResellerInput } from '@concord/contract/resellers';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { CancelButton, SaveButton } from '../../parts/form/buttons.tsx';
import { Form } from '../../parts/form/form.tsx';
import { Page } from '../../parts/page.tsx';
import { refresh } from '../../queries.ts';
import { AttributeFields, WithAttributes } from './attribute-fields.tsx';
import { ResellerFields } from './reseller-fields.tsx';
import { toValues } from './reseller-form.tsx';

export default function NewReseller() {
  return <WithAttributes>{(attributes) => <ResellerForm attributes={attributes} />}</WithAttributes>;
}

function ResellerForm({ attributes }: { attributes: Attribute[] }) {
  const { t } = useTranslation('resellers');
  const styles = useStyles();
  const navigate = useNavigate();
  const created = useRef('');
  return (
    <Form
      schema={ResellerInput}
      values={toValues({}, attributes)}
      save={async (body) => {
        created.current = (await call('POST /resellers', { body })).id;
      }}
      done={() => {
        void refresh('resellers');
        void navigate({ to: `/resellers/${created.current}`, replace: true });
      }}
    >
      <Page
        title={t('new')}
        crumbs={[{ label: t('title'), to: '/resellers' }]}
        actions={
          <>
            <CancelButton back="/resellers" />
            <SaveButton label={t('create')} />
          </>
        }
      >
        <div className={styles.sections}>
          <ResellerFields />
          <AttributeFields attributes={attributes} />
        </div>
      </Page>
    </Form>
  );
}

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXXL },
});
