import type { CreatedMember, Role } from '@concord/contract';
import { NewMember } from '@concord/contract/members';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { SaveButton } from '../../parts/form/buttons.tsx';
import { Form } from '../../parts/form/form.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { refresh } from '../../queries.ts';

interface AddMemberProps {
  of: { resellerId?: string; customerId?: string };
  role: Role;
  close: () => void;
  created: (member: CreatedMember) => void;
}

/** Asks for name and e-mail of a new member. */
export function AddMember({ of, role, close, created }: AddMemberProps) {
  const { t } = useTranslation(['members', 'parts']);
  const styles = useStyles();
  const answer = useRef<CreatedMember>(null);
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <Form
          schema={NewMember}
          values={{ name: '', email: '', role, ...of }}
          save={async (body) => {
            answer.current = await call('POST /members', { body });
          }}
          done={() => {
            void refresh('members');
            if (answer.current) created(answer.current);
          }}
        >
          <DialogBody>
            <DialogTitle>{t('addTitle')}</DialogTitle>
            <DialogContent className={styles.fields}>
              <TextField name="name" label={t('name')} required />
              <TextField name="email" label={t('email')} help={t('emailHelp')} type="email" required />
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{t('parts:form.cancel')}</Button>
              <SaveButton label={t('create')} />
            </DialogActions>
          </DialogBody>
        </Form>
      </DialogSurface>
    </Dialog>
  );
}

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});
