import { Caption1, makeStyles, Radio, RadioGroup, SearchBox, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { narrowMedia } from '../parts/media.ts';
import { Loading } from '../parts/states.tsx';

export interface Choice {
  id: string;
  title: string;
  text?: ReactNode;
  /** Stands on the right, below the title on narrow screens. */
  aside?: ReactNode;
}

interface ChoiceListProps {
  label: string;
  choices?: Choice[];
  /** How many there are in all, when not all are shown. */
  total?: number;
  value?: string;
  onChoose: (id: string) => void;
  search: string;
  onSearch: (text: string) => void;
  empty: ReactNode;
}

/** Choices with the chosen one on top, when the search does not show it. */
export function withChosen(choices: Choice[], chosen: Choice | undefined): Choice[] {
  return !chosen || choices.some(({ id }) => id === chosen.id) ? choices : [chosen, ...choices];
}

const typingMs = 250;
/** Up to here people see what they want without searching. */
const searchedAbove = 5;

/** One of many to be chosen, found by searching. */
export function ChoiceList({
  label,
  choices,
  total = 0,
  value,
  onChoose,
  search,
  onSearch,
  empty,
}: ChoiceListProps) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  if (!choices) return <Loading lines={4} />;
  if (choices.length === 0 && !search) return empty;
  return (
    <div className={styles.list}>
      {(search || total > searchedAbove) && <Search label={t('choice.search')} onSearch={onSearch} />}
      <RadioGroup aria-label={label} value={value ?? ''} onChange={(_, data) => onChoose(data.value)}>
        {choices.map(({ id, title, text, aside }) => (
          <Radio
            key={id}
            value={id}
            className={styles.row}
            label={{
              className: styles.label,
              children: (
                <>
                  <span className={styles.words}>
                    <strong>{title}</strong>
                    {text && <span className={styles.text}>{text}</span>}
                  </span>
                  {aside && <span className={styles.aside}>{aside}</span>}
                </>
              ),
            }}
          />
        ))}
      </RadioGroup>
      <Caption1 role="status" className={styles.text}>
        {choices.length === 0 && t('choice.none')}
        {choices.length < total && t('choice.some', { count: choices.length, total })}
      </Caption1>
    </div>
  );
}

function Search({ label, onSearch }: { label: string; onSearch: (text: string) => void }) {
  const styles = useStyles();
  const [text, setText] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), typingMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <SearchBox
      className={styles.search}
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(_, data) => setText(data.value)}
    />
  );
}

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  search: { maxWidth: '360px' },
  row: {
    width: '100%',
    alignItems: 'start',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  label: {
    display: 'flex',
    flexGrow: 1,
    minWidth: 0,
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXL}`,
    justifyContent: 'space-between',
    paddingBlock: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground3,
    '& strong': { color: tokens.colorNeutralForeground1 },
    [`@media ${narrowMedia}`]: { flexDirection: 'column' },
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  text: { display: 'flex', flexDirection: 'column', color: tokens.colorNeutralForeground3 },
  aside: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    textAlign: 'right',
    [`@media ${narrowMedia}`]: { textAlign: 'left' },
  },
});
