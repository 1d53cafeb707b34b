import { panelRouter } from '../parts/router.ts';
import { start } from '../parts/start.tsx';
import { routes } from './routes.ts';

await start(panelRouter('/operator', routes), 'operator');
