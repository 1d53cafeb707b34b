import type { Event } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Details } from './details.tsx';
import { JsonTree } from './json-tree.tsx';

/** What happened in one sentence; what was recorded with it, e.g. before and after, folded below. */
export function EventText({ event }: { event: Event }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.event}>
      {event.text}
      {Object.keys(event.data).length > 0 && (
        <Details summary={t('log.recorded')}>
          <JsonTree value={event.data} />
        </Details>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  event: { minWidth: '200px', fontWeight: tokens.fontWeightRegular, paddingBlock: tokens.spacingVerticalXS },
});
