import { exportTo } from './export.ts';
import { importFrom } from './import.ts';
import { applyReconciliation } from './reconcile/apply.ts';
import { reconciliationHistory } from './reconcile/history.ts';
import { planReconciliation } from './reconcile/plan.ts';
import { rotateKey } from './rotate-key.ts';
import { signIn } from './sign-in.ts';

const usage = `Usage: concord COMMAND

  sign-in EMAIL        asks for the password and prints a token for CONCORD_TOKEN
  export FILE          writes the whole installation to FILE, while it runs
  import FILE          fills a new installation from FILE, before its first start
  reconcile plan --set NUMBER [--field …] [--object …] [--decision take|push] [--text …]
                       plans to close what is decided, and prints every consequence
  reconcile apply NUMBER
                       carries a plan out; ends with 1 when not everything is closed
  reconcile history [NUMBER]
                       the last plans, or one with its lines
  secrets rotate-key   seals all secrets under a new master key, while it runs

CONCORD_URL    address of Concord (default http://localhost:8365)
CONCORD_TOKEN  token of a member, from sign-in; export, import and secrets ask for an operator administrator`;

const commands: Record<string, (args: string[]) => Promise<void>> = {
  'sign-in': signIn,
  export: exportTo,
  import: importFrom,
  'reconcile plan': planReconciliation,
  'reconcile apply': applyReconciliation,
  'reconcile history': reconciliationHistory,
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
