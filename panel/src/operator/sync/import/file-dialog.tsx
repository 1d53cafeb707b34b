import { ImportFileAnswer } from '@concord/contract/imports';
import {
  Field,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, send } from '../../../api.ts';
import { useAct } from '../../../parts/act.ts';
import { SendDialog } from '../../../parts/form/send-dialog.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { ProblemMessage } from '../../../parts/problem.tsx';

/** Takes decisions from a file: what it changed, or what is wrong in which line. */
export function FileDialog({ path, close }: { path: string; close: () => void }) {
  const { t } = useTranslation('import');
  const [file, setFile] = useState<File>();
  const take = useAct(async (chosen: File) => ImportFileAnswer.parse(await send(path, chosen, 'text/csv')), {
    renews: ['partner-accounts', 'sync'],
  });
  // A file that was corrected has to be chosen anew: an emptied field takes the same name again.
  const [attempt, setAttempt] = useState(0);
  const submit = (chosen: File) => {
    take.run(chosen);
    setFile(undefined);
    setAttempt(attempt + 1);
  };
  const { answer, problem } = take;
  return (
    <SendDialog
      title={t('file.title')}
      busy={take.busy}
      ready={file !== undefined}
      send={() => file && submit(file)}
      action={answer ? undefined : t('file.action')}
      close={close}
      closeLabel={t(answer ? 'file.close' : 'file.cancel')}
    >
      {answer ? (
        <Notice intent="success" title={t('file.taken', answer)}>
          {answer.settled > 0 && <p>{t('file.settled', { count: answer.settled })}</p>}
        </Notice>
      ) : (
        <>
          <p>{t('file.text')}</p>
          <Field label={t('file.choose')}>
            {(control) => (
              <input
                {...control}
                key={attempt}
                type="file"
                accept=".csv,text/csv"
                onChange={(event) => {
                  take.clear();
                  setFile(event.target.files?.[0]);
                }}
              />
            )}
          </Field>
          {problem && <ProblemMessage problem={problem} />}
          {problem instanceof ApiProblem && problem.problem.fields && (
            <Faults fields={problem.problem.fields} />
          )}
        </>
      )}
    </SendDialog>
  );
}

function Faults({ fields }: { fields: { path: string; text: string }[] }) {
  const { t } = useTranslation('import');
  return (
    <Table size="small" aria-label={t('file.wrong')}>
      <TableHeader>
        <TableRow>
          <TableHeaderCell>{t('file.line')}</TableHeaderCell>
          <TableHeaderCell>{t('file.column')}</TableHeaderCell>
          <TableHeaderCell>{t('file.problem')}</TableHeaderCell>
        </TableRow>
      </TableHeader>
      <TableBody>
        {fields.map(({ path, text }) => (
          <TableRow key={path}>
            <TableCell>{path.split('.')[0]}</TableCell>
            <TableCell>{path.split('.')[1]}</TableCell>
            <TableCell>{text}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
