import { setFlagsFromString } from 'node:v8';
import { readConfig } from './config.ts';
import { plantDemo } from './demo/demo.ts';
import { type FirstSignIn, plantOperator } from './demo/operator.ts';
import { openLog } from './log.ts';
import { type Service, startService } from './service.ts';

// Between two collections the heap grows by a third at most: a full pull of a big partner makes much that is soon over.
setFlagsFromString('--heap-growing-percent=30');

const config = readConfig(process.env);
const log = openLog(config.logLevel);
const simulator = config.mode === 'evaluation' ? `http://localhost:${config.simulatorPort}` : undefined;

const stopDeadlineMs = 20_000;
let service: Service | undefined;
let stopping = false;
async function stop(reason: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ reason }, 'stopping');
  // Whatever hangs, nothing stays behind: orders go on from their rows at the next start.
  setTimeout(() => process.exit(1), stopDeadlineMs).unref();
  await service?.stop();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
// Whoever started this process is gone: do not stay behind.
process.once('disconnect', () => void stop('starter gone'));

try {
  service = await startService(config, log, { simulator });
  await announce(service);
} catch (error) {
  console.error(`Concord could not start: ${(error as Error).message}`);
  log.debug({ err: error }, 'start failed');
  process.exit(1);
}

async function announce({ context, url }: Service): Promise<void> {
  const signIns = simulator ? await plantDemo(context, simulator) : undefined;
  const first = simulator
    ? signIns?.operator
    : (await plantOperator(context, { name: 'Operator', country: 'US', currency: 'USD' }))?.signIn;
  process.send?.('ready');
  if (!url) return console.log('Concord worker is running.');
  console.log(`Operator Control Panel  ${url}/operator`);
  console.log(`Customer Control Panel  ${url}/customer`);
  if (simulator) console.log(`Microsoft simulator     ${simulator}`);
  const show = (who: string, signIn: FirstSignIn | undefined) =>
    signIn &&
    console.log(
      `${who}  ${signIn.email}  ${signIn.password ?? '(the password from CONCORD_ADMIN_PASSWORD)'}`,
    );
  if (first) console.log('\nFirst sign-in, shown once:');
  show('  operator', first);
  show('  reseller', signIns?.reseller);
  show('  customer', signIns?.customer);
}
