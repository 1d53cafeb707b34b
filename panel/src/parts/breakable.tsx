import { makeStyles } from '@fluentui/react-components';
import { Fragment } from 'react';

/** A name without spaces (a domain, a kind of event) that breaks after its dots and dashes, not inside a word. */
export function Breakable({ text }: { text: string }) {
  const parts = text.split(/(?<=[.-])/);
  return (
    <span className={useStyles().name}>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, always in this order
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}

const useStyles = makeStyles({ name: { overflowWrap: 'break-word' } });
