import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useSyncExternalStore } from 'react';
import { Status } from './status.tsx';

const shownMs = 5_000;

let said = '';
const watchers = new Set<() => void>();
function say(text: string): void {
  said = text;
  for (const watcher of watchers) watcher();
}

/** Says in passing that something worked; what went wrong is never said this way. */
export function useSaved(): (text: string) => void {
  return say;
}

/** Where it is said: over every page, in the corner, read out by screen readers, gone after a while. */
export function Saved() {
  const styles = useStyles();
  const text = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => said,
  );
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => say(''), shownMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div role="status" className={styles.corner}>
      {text && (
        <div className={styles.saved}>
          <Status tone="good">{text}</Status>
        </div>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  corner: {
    position: 'fixed',
    zIndex: 1000,
    bottom: tokens.spacingVerticalXL,
    right: tokens.spacingHorizontalXL,
    maxWidth: `calc(100vw - 2 * ${tokens.spacingHorizontalXL})`,
  },
  saved: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    fontWeight: tokens.fontWeightSemibold,
  },
});
