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
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { narrowMedia } from '../media.ts';

export interface ConflictField {
  name: string;
  label: string;
}

interface ConflictProps {
  fields: ConflictField[];
  mine: FieldValues;
  stored: FieldValues;
  keepMine: () => void;
  takeStored: () => void;
  close: () => void;
}

/** Someone saved in between: both versions side by side, only where they differ, and the choice. */
export function Conflict({ fields, mine, stored, keepMine, takeStored, close }: ConflictProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const said = (values: FieldValues, name: string) => {
    const text = shown(values, name);
    return text === 'true' || text === 'false' ? t(text === 'true' ? 'state.yes' : 'state.no') : text;
  };
  const differing = fields.filter(({ name }) => shown(mine, name) !== shown(stored, name));
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('conflict.title')}</DialogTitle>
          <DialogContent>
            <p>{t('conflict.text')}</p>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t('conflict.field')}</th>
                  <th scope="col">{t('conflict.mine')}</th>
                  <th scope="col">{t('conflict.stored')}</th>
                </tr>
              </thead>
              <tbody>
                {differing.map(({ name, label }) => (
                  <tr key={name}>
                    <th scope="row">{label}</th>
                    <td data-label={t('conflict.mine')}>{said(mine, name) || t('state.none')}</td>
                    <td data-label={t('conflict.stored')}>{said(stored, name) || t('state.none')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" onClick={keepMine}>
              {t('conflict.keepMine')}
            </Button>
            <Button onClick={takeStored}>{t('conflict.takeStored')}</Button>
            <Button appearance="subtle" onClick={close}>
              {t('conflict.goOn')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function shown(values: FieldValues, path: string): string {
  const value = path.split('.').reduce<unknown>((at, key) => (at as FieldValues | undefined)?.[key], values);
  return String(value ?? '').trim();
}

const useStyles = makeStyles({
  surface: { maxWidth: '760px' },
  table: {
    width: '100%',
    marginTop: tokens.spacingVerticalM,
    borderCollapse: 'collapse',
    '& th, & td': {
      padding: tokens.spacingHorizontalS,
      textAlign: 'left',
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
    '& th': { fontWeight: tokens.fontWeightSemibold },
    [`@media ${narrowMedia}`]: {
      '& thead': { display: 'none' },
      '& tr, & th, & td': { display: 'block' },
      '& th, & td': { borderBottomStyle: 'none', paddingBlock: tokens.spacingVerticalXXS },
      '& tr': {
        paddingBlock: tokens.spacingVerticalS,
        borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
      },
      '& td::before': {
        content: 'attr(data-label)',
        display: 'block',
        fontSize: tokens.fontSizeBase200,
        color: tokens.colorNeutralForeground3,
      },
    },
  },
});
