import { createHash, randomBytes } from 'node:crypto';

export type PanelName = 'operator' | 'customer';

/** How long a session lives without being renewed by signing in again. */
export const sessionDays = 7;

/** One cookie a panel, so that one browser can show both side by side. */
export const cookieOf = (panel: PanelName) => `concord_${panel}`;

export const newToken = () => randomBytes(32).toString('base64url');

export const hashToken = (token: string) => createHash('sha256').update(token).digest();
