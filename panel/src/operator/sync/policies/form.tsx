import type { Policy } from '@concord/contract';
import { PolicyInput } from '@concord/contract/differences';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api.ts';
import { Form } from '../../../parts/form/form.tsx';
import { useSaved } from '../../../parts/saved.tsx';
import { refresh } from '../../../queries.ts';

const names = [
  'name',
  'objectKind',
  'field',
  'decision',
  'acceptDays',
  'resellerId',
  'settingsSetId',
  'position',
] as const;

/** Form around a policy's page. Saved, it leads to where the policy is tried. */
export function PolicyForm({ policy, children }: { policy?: Policy; children: ReactNode }) {
  const { t } = useTranslation(['differences', 'parts']);
  const saved = useSaved();
  const navigate = useNavigate();
  const id = useRef(policy?.id);
  const save = async (body: PolicyInput, version = 0) => {
    const stored = policy
      ? await call('PUT /policies/:id', { params: { id: policy.id }, body, version })
      : await call('POST /policies', { body });
    id.current = stored.id;
  };
  return (
    <Form
      schema={PolicyInput}
      values={toValues(policy)}
      version={policy?.version}
      save={save}
      stored={(current) => toValues(current as Policy)}
      fields={names.map((name) => ({ name, label: t(`policy.${name}`) }))}
      done={() => {
        saved(t('parts:form.saved'));
        void refresh('policies');
        void navigate({ to: `/sync/policies/${id.current}/trial`, replace: !policy });
      }}
    >
      {children}
    </Form>
  );
}

function toValues(policy?: Policy) {
  return {
    name: policy?.name ?? '',
    objectKind: policy?.objectKind ?? '',
    field: policy?.field ?? '',
    decision: policy?.decision ?? 'take',
    acceptDays: policy?.acceptDays ?? '',
    resellerId: policy?.resellerId ?? '',
    settingsSetId: policy?.settingsSetId ?? '',
    position: policy?.position ?? '',
  };
}
