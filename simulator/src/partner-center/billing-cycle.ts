/** A billing cycle as the answers write it: `OneTime`, `one_time` and `ONETIME` mean the same. */
export function snake(text: string): string {
  const plain = text.toLowerCase().replaceAll('_', '');
  return plain === 'onetime' ? 'one_time' : plain;
}
