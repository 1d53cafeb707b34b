import type { Topic } from '../topic.ts';
import { access } from './access.ts';
import { agreements } from './agreements.ts';
import { azure } from './azure.ts';
import { clock } from './clock.ts';
import { customers } from './customers.ts';
import { errors } from './errors.ts';
import { gdap } from './gdap.ts';
import { invoices } from './invoices.ts';
import { legacy } from './legacy.ts';
import { limits } from './limits.ts';
import { markets } from './markets.ts';
import { orderList } from './order-list.ts';
import { orderPapers } from './order-papers.ts';
import { ordering } from './ordering.ts';
import { orders } from './orders.ts';
import { people } from './people.ts';
import { qualifications } from './qualifications.ts';
import { relationships } from './relationships.ts';
import { renewal } from './renewal.ts';
import { resellers } from './resellers.ts';
import { subscriptions } from './subscriptions.ts';
import { transfers } from './transfers.ts';
import { transitions } from './transitions.ts';
import { webhooks } from './webhooks.ts';
import { world } from './world.ts';

/** All parts of the table; when the state stands and the world come first. A new part is added here. */
export const topics: Topic[] = [
  clock,
  world,
  subscriptions,
  renewal,
  transitions,
  orders,
  orderList,
  errors,
  access,
  customers,
  agreements,
  resellers,
  ordering,
  azure,
  invoices,
  legacy,
  limits,
  markets,
  orderPapers,
  gdap,
  people,
  qualifications,
  relationships,
  transfers,
  webhooks,
];
