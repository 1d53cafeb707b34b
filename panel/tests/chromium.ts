/** Real Chromium: the installed one, else the one that npm brought. */
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Starts Chromium with a temporary profile and with its web security on: no flags of ours.
 * @param from where to take it from; default: `CONCORD_TEST_BROWSER`, else what is there
 */
export async function launchChromium(from = process.env.CONCORD_TEST_BROWSER): Promise<Browser> {
  const found = from === 'npm' ? undefined : installed.find((path) => existsSync(path));
  return found ? chromium.launch({ executablePath: found }) : chromium.launch(await fromNpm());
}

/** The package unpacks into the temporary folder; here that is one that other test files share. */
async function fromNpm(): Promise<{ executablePath: string; env: Record<string, string | undefined> }> {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const archives = join(dirname(entry), '../bin');
  const folder = join(dirname(entry), '../../../.concord-chromium');
  if (!existsSync(folder)) await unpack(archives, folder);
  return {
    executablePath: join(folder, 'chromium'),
    // NSS and NSPR, which Chromium needs and a bare machine lacks, and fonts.
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

async function unpack(archives: string, folder: string): Promise<void> {
  const own = mkdtempSync(`${folder}-`);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = own;
  try {
    const { inflate } = await import('@sparticuz/chromium');
    for (const name of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'])
      await inflate(join(archives, name));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  // The package's own settings look for the fonts elsewhere; without any font Chromium dies of its first input field.
  writeFileSync(join(own, 'fonts.conf'), fontSettings(folder));
  try {
    renameSync(own, folder);
  } catch (error) {
    // Another test file was faster.
    if (!existsSync(folder)) throw error;
    rmSync(own, { recursive: true });
  }
}

/** @see https://www.freedesktop.org/software/fontconfig/fontconfig-user.html */
const fontSettings = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
