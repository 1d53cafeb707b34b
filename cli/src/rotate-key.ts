import { request } from './request.ts';

export async function rotateKey(): Promise<void> {
  const answer = await request('POST', '/secrets/rotate-key');
  const { sealed, keyId } = (await answer.json()) as { sealed: number; keyId: string };
  console.log(
    `${sealed} secrets sealed under the master key ${keyId}. Keep a copy of the new key where the old one was kept.`,
  );
}
