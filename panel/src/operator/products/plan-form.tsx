import type { Plan } from '@concord/contract';
import { PlanInput } from '@concord/contract/plans';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { Form } from '../../parts/form/form.tsx';
import { useReturn } from '../../parts/link.tsx';
import { useSaved } from '../../parts/saved.tsx';
import { refresh } from '../../queries.ts';

const names = [
  'name',
  'description',
  'serviceId',
  'productId',
  'skuId',
  'segment',
  'market',
  'termDuration',
  'billingCycle',
  'price',
  'currency',
  'minimumSeats',
  'maximumSeats',
  'active',
] as const;

interface PlanFormProps {
  /** The stored one; left out for a new one. */
  plan?: Plan;
  /** Service of a new one, when it was begun from a service's page. */
  serviceId?: string;
  children: ReactNode;
}

/** Form around a plan's page. */
export function PlanForm({ plan, serviceId, children }: PlanFormProps) {
  const { t } = useTranslation(['products', 'parts']);
  const saved = useSaved();
  const back = useReturn('/plans');
  const save = (body: PlanInput, version = 0) =>
    plan ? call('PUT /plans/:id', { params: { id: plan.id }, body, version }) : call('POST /plans', { body });
  return (
    <Form
      schema={PlanInput}
      values={toValues(plan ?? { serviceId })}
      version={plan?.version}
      save={save}
      stored={(current) => toValues(current as Plan)}
      fields={names.map((name) => ({ name, label: t(`field.${name}`) }))}
      done={() => {
        saved(t('parts:form.saved'));
        void refresh('plans', 'services');
        back();
      }}
    >
      {children}
    </Form>
  );
}

function toValues(plan: Partial<Plan>) {
  return {
    name: plan.name ?? '',
    description: plan.description ?? '',
    serviceId: plan.serviceId ?? '',
    productId: plan.productId ?? '',
    skuId: plan.skuId ?? '',
    segment: plan.segment ?? 'commercial',
    market: plan.market ?? '',
    termDuration: plan.termDuration ?? 'P1Y',
    billingCycle: plan.billingCycle ?? 'monthly',
    price: plan.price ?? '',
    currency: plan.currency ?? '',
    minimumSeats: plan.minimumSeats ?? 1,
    maximumSeats: plan.maximumSeats ?? 300,
    active: plan.active ?? true,
  };
}
