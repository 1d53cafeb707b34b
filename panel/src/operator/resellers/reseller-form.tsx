import type { Attribute, Reseller } from '@concord/contract';
import { ResellerInput } from '@concord/contract/resellers';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { Form } from '../../parts/form/form.tsx';
import { useReturn } from '../../parts/link.tsx';
import { useSaved } from '../../parts/saved.tsx';
import { refresh } from '../../queries.ts';

interface ResellerFormProps {
  reseller: Reseller;
  /** Definitions whose values this tab asks for; left out, the stored values stay as they are. */
  attributes?: Attribute[];
  children: ReactNode;
}

/** Form around a tab of a stored reseller: General and Attributes edit the same object. */
export function ResellerForm({ reseller, attributes = [], children }: ResellerFormProps) {
  const { t } = useTranslation(['resellers', 'parts']);
  const saved = useSaved();
  const back = useReturn('/resellers');
  const names = ['name', 'parentId', 'country', 'currency', 'domain', 'tenantId'] as const;
  return (
    <Form
      key={reseller.id}
      schema={ResellerInput}
      values={toValues(reseller, attributes)}
      version={reseller.version}
      save={(body, version) =>
        call('PUT /resellers/:id', { params: { id: reseller.id }, body, version: version ?? 0 })
      }
      stored={(current) => toValues(current as Reseller, attributes)}
      fields={[...names.map((name) => ({ name, label: t(`field.${name}`) })), ...attributes.map(asField)]}
      done={() => {
        saved(t('parts:form.saved'));
        void refresh('resellers');
        back();
      }}
    >
      {children}
    </Form>
  );
}

const asField = ({ key, name }: Attribute) => ({ name: `attributes.${key}`, label: name });

/** Values of the form for a stored reseller, or for a new one; an attribute without a value is an empty text. */
export function toValues(reseller: Partial<Reseller>, attributes: Attribute[]) {
  const empty = Object.fromEntries(attributes.map(({ key }) => [key, '']));
  return {
    name: reseller.name ?? '',
    parentId: reseller.parentId ?? undefined,
    country: reseller.country ?? '',
    currency: reseller.currency ?? '',
    domain: reseller.domain ?? '',
    tenantId: reseller.tenantId ?? '',
    attributes: { ...empty, ...reseller.attributes },
  };
}
