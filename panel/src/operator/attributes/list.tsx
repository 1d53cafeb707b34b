import type { Attribute } from '@concord/contract';
import { AddRegular, TextBulletListSquareEditRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { ButtonLink, RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { inMemory } from '../../parts/list/in-memory.ts';
import { List } from '../../parts/list/list.tsx';
import { Page } from '../../parts/page.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { Time } from '../../parts/time.tsx';
import { useIsOperator } from '../../session.ts';

/** Settings > Configuration > Attributes. */
export default function Attributes() {
  const { t } = useTranslation('resellers');
  const create = useIsOperator() && (
    <ButtonLink to="/settings/attributes/new" appearance="primary" icon={<AddRegular />}>
      {t('attribute.new')}
    </ButtonLink>
  );
  return (
    <Page title={t('attribute.title')} lead={t('attribute.lead')} actions={create} width="full">
      <List
        name="attributes"
        label={t('attribute.title')}
        route="GET /attributes"
        read={async (query, signal) => inMemory((await call('GET /attributes', { signal })).items, query)}
        columns={useColumns()}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<TextBulletListSquareEditRegular />}
            title={t('attribute.emptyTitle')}
            text={t('attribute.emptyText')}
            action={create}
          />
        }
      />
    </Page>
  );
}

function useColumns(): Column<Attribute>[] {
  const { t } = useTranslation(['resellers', 'parts']);
  const yes = (value: boolean) => t(value ? 'parts:state.yes' : 'parts:state.no');
  return [
    {
      id: 'key',
      label: t('attribute.key'),
      sort: 'key',
      brief: true,
      main: true,
      cell: ({ id, key }) => <RouteLink to={`/settings/attributes/${id}`}>{key}</RouteLink>,
      text: ({ key }) => key,
    },
    {
      id: 'name',
      label: t('attribute.name'),
      sort: 'name',
      main: true,
      cell: ({ id, name }) => <RouteLink to={`/settings/attributes/${id}`}>{name}</RouteLink>,
      text: ({ name }) => name,
    },
    {
      id: 'type',
      short: true,
      label: t('attribute.type'),
      sort: 'type',
      brief: true,
      cell: ({ type }) => t(`attribute.types.${type}`),
      text: ({ type }) => t(`attribute.types.${type}`),
    },
    {
      id: 'format',
      label: t('attribute.format'),
      cell: ({ format }) => format && <code>{format}</code>,
      text: ({ format }) => format ?? '',
    },
    {
      id: 'required',
      short: true,
      label: t('attribute.required'),
      sort: 'required',
      cell: ({ required }) => yes(required),
      text: ({ required }) => yes(required),
    },
    {
      id: 'updated',
      short: true,
      label: t('attribute.updated'),
      sort: 'updatedAt',
      cell: ({ updatedAt }) => <Time at={updatedAt} />,
      text: ({ updatedAt }) => updatedAt,
    },
  ];
}
