import { useSyncExternalStore } from 'react';

/** Below this width the navigation folds and tables become lists of two lines. */
export const narrowMedia = '(max-width: 760px)';

/** Whether a media query holds, followed live. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

export function useNarrow(): boolean {
  return useMedia(narrowMedia);
}
