import type { ContractTarget } from '../contract-suite/index.ts';
import type { DemoPartner } from './simulated-partner.ts';

export interface WalkedPartner extends DemoPartner {
  customer: ContractTarget['customer'];
  reseller?: { tenantId: string; mpnId: string };
}

/** The partners of the simulator's demo seed, each with one customer who has accepted the agreement. */
export const demoPartners: Record<'an indirect provider' | 'a direct partner', WalkedPartner> = {
  'an indirect provider': {
    tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a01',
    applicationId: '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e01',
    secret: 'demo-application-secret-1',
    login: 'admin@adatumdistribution.onmicrosoft.com',
    password: 'Demo-Pass-1',
    customer: {
      tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1c01',
      domain: 'fabrikamengineering.onmicrosoft.com',
    },
    reseller: { tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1b01', mpnId: '5300001' },
  },
  'a direct partner': {
    tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a02',
    applicationId: '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e02',
    secret: 'demo-application-secret-2',
    login: 'admin@lucernecloud.onmicrosoft.com',
    password: 'Demo-Pass-1',
    customer: {
      tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1c02',
      domain: 'wideworldimporters1.onmicrosoft.com',
    },
  },
};
