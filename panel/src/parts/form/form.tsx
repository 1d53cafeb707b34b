import { makeStyles } from '@fluentui/react-components';
import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useEffect, useState } from 'react';
import { type FieldValues, FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ApiProblem } from '../../api.ts';
import { ProblemMessage } from '../problem.tsx';
import { Conflict, type ConflictField } from './conflict.tsx';
import { UnsavedChanges } from './unsaved-changes.tsx';

export interface FormProps<Output> {
  /** The contract's schema: the browser checks what the API checks. */
  schema: z.ZodType<Output>;
  /** What is stored, or the values to begin with; an empty text for a field without a value. */
  values: FieldValues;
  /** Version that `values` have; left out for something new. */
  version?: number;
  /** Sends it. A thrown `ApiProblem` is shown: at its fields, as a conflict (412), or above the form. */
  save: (output: Output, version: number | undefined) => Promise<unknown>;
  /** Values of the stored object that came with a 412. */
  stored?: (current: unknown) => FieldValues;
  /** Labels of the fields, for showing both versions side by side. */
  fields?: ConflictField[];
  /** After it was saved; by then leaving is no longer warned about. */
  done: () => void;
  children: ReactNode;
}

/** A form around its page: checks on leaving a field and on save, unsaved changes, refusals, stale edits. */
export function Form<Output>({
  schema,
  values,
  version,
  save,
  stored,
  fields = [],
  done,
  children,
}: FormProps<Output>) {
  const { i18n } = useTranslation();
  const styles = useStyles();
  const form = useForm<FieldValues, unknown, Output>({
    resolver: zodResolver(schema as never) as never,
    mode: 'onTouched',
    defaultValues: values,
  });
  const [problem, setProblem] = useState<Error>();
  const [saved, setSaved] = useState(false);
  /** Version of the values that the form began with: a save must name it, whatever is stored by now. */
  const [base, setBase] = useState(version);
  const { isDirty } = form.formState;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer version replaces only an untouched form
  useEffect(() => {
    if (isDirty || version === base) return;
    form.reset(values);
    setBase(version);
  }, [version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when by then leaving is free
  useEffect(() => {
    if (saved) done();
  }, [saved]);

  const submit = (at: number | undefined) =>
    form.handleSubmit(async (output) => {
      setProblem(undefined);
      try {
        await save(output, at);
        setSaved(true);
      } catch (error) {
        const refused = error instanceof ApiProblem ? (error.problem.fields ?? []) : [];
        for (const { path, problem: key, text } of refused)
          form.setError(
            path,
            { type: 'api', message: i18n.exists(`field.${key}`) ? key : text },
            { shouldFocus: true },
          );
        setProblem(error as Error);
      }
    })();
  const current =
    problem instanceof ApiProblem && problem.status === 412 ? problem.problem.current : undefined;

  return (
    <FormProvider {...form}>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit(base);
        }}
      >
        {children}
        {problem && !current && (
          <div className={styles.problem}>
            <ProblemMessage problem={problem} />
          </div>
        )}
      </form>
      {current !== undefined && stored && (
        <Conflict
          fields={fields}
          mine={form.getValues()}
          stored={stored(current)}
          keepMine={() => void submit((current as { version: number }).version)}
          takeStored={() => {
            form.reset(stored(current));
            setBase((current as { version: number }).version);
            setProblem(undefined);
          }}
          close={() => setProblem(undefined)}
        />
      )}
      <UnsavedChanges when={isDirty && !saved} />
    </FormProvider>
  );
}

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column' },
  problem: { position: 'sticky', bottom: 0, zIndex: 5 },
});
