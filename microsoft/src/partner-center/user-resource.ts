import { type Json, word } from '../fields.ts';
import { reader } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/user-resources#customeruser */
export interface CustomerUser extends Json {
  id: string;
  userPrincipalName: string;
  firstName?: string;
  lastName?: string;
  displayName?: string;
  /** ISO 3166 alpha-2; needed before a licence is assigned. */
  usageLocation?: string;
  immutableId?: string;
  phoneNumber?: string;
  /** Comes back only in the answer to the creation. */
  passwordProfile?: { password?: string; forceChangePassword?: boolean };
  lastDirectorySyncTime?: string | null;
  /** `none`, `managed`, `federated` */
  userDomainType?: string;
  /** `active` or, while deleted, `inactive` */
  state?: string;
  /** Thirty days later the user is gone for good. */
  softDeletionTime?: string | null;
}

export interface NewUser {
  userPrincipalName: string;
  displayName: string;
  firstName?: string;
  lastName?: string;
  usageLocation?: string;
  immutableId?: string;
  passwordProfile: { password: string; forceChangePassword: boolean };
}

export const customerUserOf = reader<CustomerUser>(['id', 'userPrincipalName'], {
  userDomainType: word,
  state: word,
});
