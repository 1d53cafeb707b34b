import { exportTo } from './export.ts';
import { importFrom } from './import.ts';
import { rotateKey } from './rotate-key.ts';
import { signIn } from './sign-in.ts';

const usage = `Usage: concord COMMAND

  sign-in EMAIL        asks for the password and prints a token for CONCORD_TOKEN
  export FILE          writes the whole installation to FILE, while it runs
  import FILE          fills a new installation from FILE, before its first start
  secrets rotate-key   seals all secrets under a new master key, while it runs

CONCORD_URL    address of Concord (default http://localhost:8365)
CONCORD_TOKEN  token of an operator administrator, from sign-in`;

const commands: Record<string, (args: string[]) => Promise<void>> = {
  'sign-in': signIn,
  export: exportTo,
  import: importFrom,
  'secrets rotate-key': rotateKey,
};

const words = process.argv.slice(2);
const name = Object.keys(commands).find((command) => words.join(' ').startsWith(command));
const run = name && commands[name];
if (!run) {
  console.error(usage);
  process.exit(words.length === 0 || words[0] === '--help' ? 0 : 2);
}
try {
  await run(words.slice(name.split(' ').length));
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
