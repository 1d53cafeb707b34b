import type { StepName } from '@concord/contract/orders';
import type { Step } from '../outcome.ts';
import { activation } from './activation.ts';
import { agreement } from './agreement.ts';
import { cart } from './cart.ts';
import { checkout } from './checkout.ts';
import { complete } from './complete.ts';
import { invitation } from './invitation.ts';
import { ownership } from './ownership.ts';
import { tenant } from './tenant.ts';

export const steps: Record<StepName, Step> = {
  invitation,
  ownership,
  tenant,
  agreement,
  cart,
  checkout,
  activation,
  complete,
};
