import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../parts/copy.tsx';
import { JsonTree } from '../../parts/json-tree.tsx';
import { Section } from '../../parts/section.tsx';
import { TransferPage } from './transfer-page.tsx';

/** The transfer as Microsoft sent it last. */
export default function MicrosoftTab() {
  const { t } = useTranslation('operations');
  return (
    <TransferPage>
      {({ mirror }) => (
        <Section
          title={t('mirror.title')}
          aside={<CopyButton text={JSON.stringify(mirror, null, 2)} label={t('mirror.copy')} />}
        >
          <JsonTree value={mirror} />
        </Section>
      )}
    </TransferPage>
  );
}
