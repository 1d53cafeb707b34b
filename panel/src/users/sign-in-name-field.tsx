import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../parts/form/use-problem.ts';

/** A sign-in name as its two parts: what is typed, and one of the tenant's domains. */
export function SignInNameField({ name, domains }: { name: string; domains: string[] }) {
  const { t } = useTranslation('users');
  const styles = useStyles();
  const { field, fieldState } = useController({ name });
  const [alias = '', domain = domains[0] ?? ''] = String(field.value ?? '').split('@');
  const put = (before: string, after: string) => field.onChange(`${before}@${after}`);
  const problem = useProblem(fieldState.error, alias === '');
  return (
    <div className={styles.row}>
      <Field
        label={t('new.alias')}
        hint={t('new.signInHelp')}
        required
        validationMessage={problem}
        className={styles.alias}
      >
        <Input
          name={name}
          ref={field.ref}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={alias}
          contentAfter={<span>@</span>}
          onBlur={() => {
            put(alias.trim(), domain);
            field.onBlur();
          }}
          onChange={(_, { value }) => {
            // A whole address may be pasted.
            const [typed = '', given] = value.split('@');
            put(typed, domains.find((one) => one === given?.trim().toLowerCase()) ?? domain);
          }}
        />
      </Field>
      <Field label={t('new.domain')} required className={styles.domain}>
        <Select value={domain} onChange={(_, { value }) => put(alias, value)}>
          {domains.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  alias: { flex: '1 1 240px', minWidth: 0 },
  domain: { flex: '1 1 240px', minWidth: 0 },
});
