import { useState } from 'react';
import { PickField } from '../../parts/form/pick-field.tsx';
import type { Option } from '../../parts/form/select-field.tsx';
import type { FieldProps } from '../../parts/form/text-field.tsx';
import { useApi } from '../../queries.ts';

/** A reseller of the member's tree, searched at the API while typing. */
export function ResellerField({ current, ...field }: FieldProps & { current?: Option }) {
  const [q, setQ] = useState('');
  const found = useApi('GET /resellers', { query: { q, limit: 50 } }, { keep: true });
  const options = (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <PickField {...field} options={options} current={current} onSearch={setQ} />;
}
