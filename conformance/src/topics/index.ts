import type { Topic } from '../topic.ts';
import { access } from './access.ts';
import { agreements } from './agreements.ts';
import { customers } from './customers.ts';
import { ordering } from './ordering.ts';
import { resellers } from './resellers.ts';
import { world } from './world.ts';

/** All parts of the table; the world comes first. A new part is added here. */
export const topics: Topic[] = [world, access, customers, agreements, resellers, ordering];
