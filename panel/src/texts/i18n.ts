import i18n from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import parts from './en/parts.ts';

/** Texts of every page area, by file name; a file is downloaded with the first page that needs it. */
const files = import.meta.glob<{ default: Record<string, unknown> }>(['./en/*.ts', '!./en/parts.ts']);

/** Starts the texts, with those of `parts` and of `areas` at hand at once. */
export function startTexts(areas: string[]): Promise<unknown> {
  return i18n
    .use(initReactI18next)
    .use({
      type: 'backend',
      read: (language: string, area: string, done: (error: unknown, texts?: unknown) => void) => {
        const load = files[`./${language}/${area}.ts`];
        if (!load) done(new Error(`no texts for ${area} in ${language}`));
        else load().then((module) => done(null, module.default), done);
      },
    })
    .init({
      lng: 'en',
      ns: ['parts', ...areas],
      defaultNS: 'parts',
      partialBundledLanguages: true,
      resources: { en: { parts } },
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

/** Loads a page and its texts together, for `lazyRouteComponent`. */
export async function withTexts<T>(page: Promise<T>, ...areas: string[]): Promise<T> {
  await i18n.loadNamespaces(areas);
  return page;
}

/** Language for numbers and dates. */
export function useLanguage(): string {
  return useTranslation().i18n.language;
}
