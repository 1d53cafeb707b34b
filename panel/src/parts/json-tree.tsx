import { makeStyles, tokens } from '@fluentui/react-components';

/** A resource as it was sent, as names and values, nested ones indented. */
export function JsonTree({ value }: { value: unknown }) {
  const styles = useStyles();
  if (value === null || typeof value !== 'object')
    return <span className={styles.value}>{String(value)}</span>;
  const entries = Object.entries(value);
  if (entries.length === 0) return <span className={styles.name}>{Array.isArray(value) ? '[]' : '{}'}</span>;
  return (
    <ul className={styles.list}>
      {entries.map(([name, inner]) => {
        const nested = inner !== null && typeof inner === 'object' && Object.keys(inner).length > 0;
        return (
          <li key={name}>
            <span className={styles.name}>{name}</span>
            {nested ? (
              <div className={styles.nested}>
                <JsonTree value={inner} />
              </div>
            ) : (
              <>
                {' '}
                <JsonTree value={inner} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  name: { color: tokens.colorNeutralForeground3 },
  value: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  nested: { paddingLeft: tokens.spacingHorizontalL, borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
});
