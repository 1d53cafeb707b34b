import type { CreatedMember, Role } from '@concord/contract';
import { Button } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MemberList } from '../../parts/member-list.tsx';
import { Section } from '../../parts/section.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { AddMember } from './add-member.tsx';
import { NewPassword } from './new-password.tsx';

interface MembersProps {
  /** Whose members. */
  of: { resellerId?: string; customerId?: string };
  /** Role of those who are added here. */
  adds: Role;
  title: string;
  explain: string;
}

/** Who signs in for a reseller or customer, and the way to add somebody. */
export function Members({ of, adds, title, explain }: MembersProps) {
  const { t } = useTranslation('members');
  const [adding, setAdding] = useState(false);
  const [created, setCreated] = useState<CreatedMember>();
  const add = (
    <Button icon={<PersonAddRegular />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <Section title={title} lead={explain} aside={add}>
      {created && <NewPassword member={created} close={() => setCreated(undefined)} />}
      <MemberList of={of} label={title} empty={<EmptyState title={t('empty')} />} />
      {adding && (
        <AddMember
          of={of}
          role={adds}
          close={() => setAdding(false)}
          created={(member) => {
            setAdding(false);
            setCreated(member);
          }}
        />
      )}
    </Section>
  );
}
